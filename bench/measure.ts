/** Writes a line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The value below which this share (0 to 1) of the values lies; 0 where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * Times the work on each item, after one round that is not counted, and prints the median and the 99th percentile in milliseconds. With several
 * rounds the best time of each item counts: what the item costs, without what else the machine did meanwhile.
 */
export function timeEach<T>(name: string, items: readonly T[], work: (item: T) => unknown, rounds = 1): void {
  for (const item of items) work(item);
  const times = items.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++)
    for (const [index, item] of items.entries()) {
      const start = performance.now();
      work(item);
      times[index] = Math.min(times[index] ?? 0, performance.now() - start);
    }
  const at = (share: number): string => percentile(times, share).toFixed(3).padStart(9);
  say(`${name.padEnd(28)} p50 ${at(0.5)} ms  p99 ${at(0.99)} ms`);
}
