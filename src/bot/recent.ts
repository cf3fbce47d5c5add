/** The last things of a kind, by name, in memory only; the oldest gives way. */
export interface Recent<T> {
  get(name: string): T | undefined;
  set(name: string, value: T): void;
  forget(name: string): void;
}

/** Keeps at most so many. */
export function makeRecent<T>(most: number): Recent<T> {
  const kept = new Map<string, T>();
  return {
    get: (name) => kept.get(name),
    set: (name, value) => {
      kept.delete(name);
      kept.set(name, value);
      const oldest = kept.keys().next();
      if (kept.size > most && !oldest.done) kept.delete(oldest.value);
    },
    forget: (name) => void kept.delete(name),
  };
}
