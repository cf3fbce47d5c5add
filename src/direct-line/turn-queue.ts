/** Runs work one piece at a time for each name, in the order asked for; different names run side by side. */
export type TurnQueue = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export function makeTurnQueue(): TurnQueue {
  const tails = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = tails.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    tails.set(name, mine);
    try {
      return await mine;
    } finally {
      if (tails.get(name) === mine) tails.delete(name);
    }
  };
}
