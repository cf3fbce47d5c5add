import type Database from "libsql";

/** Runs writes to a database so that those which come together share one transaction, and with it the wait for the disk. */
export interface GroupCommit {
  /** Resolves with what the work gives once that is on disk. Works run in the order they came; one that throws rejects alone. */
  write<T>(work: () => T): Promise<T>;
  /** Writes what is waiting, at once. */
  flush(): void;
}

interface Waiting {
  /** Does the work; gives what tells its giver that it is on disk. */
  readonly run: () => () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Makes it for the database in the file, which errors name; `onUndone` is called when what works did in the database has been undone. A write
 * waits for no other: the group is what came in the same round of the event loop, and a busy server has long rounds.
 */
export function makeGroupCommit(
  database: Database.Database,
  file: string,
  onUndone: () => void = () => undefined,
): GroupCommit {
  let waiting: Waiting[] = [];
  const inOne = database.transaction((works: readonly Waiting[]) => works.map(({ run }) => run()));

  const alone = (work: Waiting): void => {
    try {
      for (const done of inOne.immediate([work])) done();
    } catch (cause) {
      onUndone();
      const advice = "Check that there is room, that file and folder can be written, and that the file is whole.";
      work.fail(new Error(`The conversation store ${file} cannot be written. ${advice}`, { cause }));
    }
  };

  const flush = (): void => {
    const works = waiting;
    waiting = [];
    if (works.length === 0) return;
    try {
      for (const done of inOne.immediate(works)) done();
    } catch {
      // Nothing of the group was written; whoever can be, is.
      onUndone();
      for (const work of works) alone(work);
    }
  };

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({
          run: () => {
            const value = work();
            return () => resolve(value);
          },
          fail: reject,
        });
      }),
    flush,
  };
}
