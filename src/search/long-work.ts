import { setImmediate as nextTurn } from "node:timers/promises";

/** Work that takes long, written once: it yields where it may pause, every millisecond or so, and whoever does it decides what happens then. */
export type LongWork<Result> = Generator<undefined, Result, undefined>;

/** How long others wait for a slice. Short, since a turn over HTTP waits for several, one after the other. */
const sliceMs = 10;
const itemsBetweenPauses = 32;

/** Does the work without a pause, and gives its result. */
export function doAtOnce<Result>(work: LongWork<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** Does the work in slices, between which requests are answered and timers fire. Gives undefined when it was given up because of the signal. */
export async function doInSlices<Result>(work: LongWork<Result>, signal: AbortSignal): Promise<Result | undefined> {
  while (!signal.aborted) {
    const end = performance.now() + sliceMs;
    do {
      const { done, value } = work.next();
      if (done === true) return value;
    } while (performance.now() < end);
    await nextTurn();
  }
  return undefined;
}

/** Acts on each item, and pauses after every so many. */
export function* eachPausing<Item>(
  items: Iterable<Item>,
  act: (item: Item, at: number) => void,
  every = itemsBetweenPauses,
): LongWork<void> {
  let at = 0;
  for (const item of items) {
    act(item, at++);
    if (at % every === 0) yield;
  }
}

/** Gives what each item becomes, and pauses after every so many. */
export function* mapPausing<Item, Result>(
  items: Iterable<Item>,
  become: (item: Item) => Result,
  every = itemsBetweenPauses,
): LongWork<Result[]> {
  const results: Result[] = [];
  const add = (item: Item): void => {
    results.push(become(item));
  };
  yield* eachPausing(items, add, every);
  return results;
}
