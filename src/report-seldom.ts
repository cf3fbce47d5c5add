/** Whether something of this name may be reported now: at most once in so many milliseconds, since what is away is missed at each request. */
export function makeSeldom(everyMs: number, clock: () => Date): (name: string) => boolean {
  const last = new Map<string, number>();
  return (name) => {
    const now = clock().getTime();
    if (now - (last.get(name) ?? Number.NEGATIVE_INFINITY) < everyMs) return false;
    last.set(name, now);
    return true;
  };
}
