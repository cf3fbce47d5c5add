/** Does one thing after another, in the order in which they were asked for. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own: nothing that goes through it ever runs beside another thing that does. A failure stops nobody behind it. */
export function makeQueue(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
