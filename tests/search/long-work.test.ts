import { doAtOnce, doInSlices, eachPausing, type LongWork, mapPausing } from "../../src/search/long-work.js";

/** So many steps take far longer than a slice, yet come to an end where the loop does not turn. */
const longest = 1e8;
const never = new AbortController().signal;

/** Counts up to a number, with a pause after each. */
function* counting(to: number, each: (at: number) => void = () => undefined): LongWork<number> {
  for (let at = 0; at < to; at++) {
    each(at);
    yield;
  }
  return to;
}

describe("long work", () => {
  it("gives the same result at once and in slices", async () => {
    expect(doAtOnce(counting(1000))).toBe(1000);
    expect(await doInSlices(counting(1000), never)).toBe(1000);
  });

  it("lets the event loop turn until a result that waits for it is there", async () => {
    let isTime = false;
    setTimeout(() => {
      isTime = true;
    }, 1);
    function* waiting(): LongWork<string> {
      for (let waited = 0; waited < longest && !isTime; waited++) yield;
      return isTime ? "served" : "waited in vain";
    }
    expect(await doInSlices(waiting(), never)).toBe("served");
  });

  it("does nothing more once it is given up", async () => {
    const giving = new AbortController();
    let done = 0;
    const long = counting(longest, () => {
      done++;
    });
    const doing = doInSlices(long, giving.signal);
    giving.abort();
    expect(await doing).toBeUndefined();
    const before = done;
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toBe(before);
  });

  it("passes on what the work throws", async () => {
    const failing = (): LongWork<number> =>
      counting(3, (at) => {
        if (at === 2) throw new Error("at 2");
      });
    expect(() => doAtOnce(failing())).toThrow("at 2");
    await expect(doInSlices(failing(), never)).rejects.toThrow("at 2");
  });

  it("sees each item once, in order, and pauses after every so many", () => {
    const items = Array.from({ length: 10 }, (_nothing, at) => at);
    const seen: number[] = [];
    const pausesOf = (work: Iterable<unknown>): number => [...work].length;
    expect(pausesOf(eachPausing(items, (item) => seen.push(item), 4))).toBe(2);
    expect(seen).toEqual(items);
    expect(doAtOnce(mapPausing(items, (item) => item * 2, 3))).toEqual(items.map((item) => item * 2));
  });
});
