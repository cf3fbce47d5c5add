const { imul } = Math;

/** The places 0 to count in a shuffled order that is the same every time (a linear congruential generator). */
export function shuffledPlaces(count: number, round: number): Int32Array {
  const places = Int32Array.from({ length: count }, (_nothing, at) => at);
  let state = (round + 1) * 2654435761;
  for (let last = count - 1; last > 0; last--) {
    state = (imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (last + 1);
    [places[last], places[other]] = [places[other] ?? 0, places[last] ?? 0];
  }
  return places;
}
