const { min } = Math;

/** How many letters must be put in, taken out, changed or swapped with their neighbour to make one word of the other (Damerau, restricted). */
export function editDistance(one: string, other: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_nothing, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + same);
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) least = min(least, (twoAbove[column - 2] ?? 0) + 1);
      current.push(least);
    }
    [twoAbove, above] = [above, current];
  }
  return above[other.length] ?? 0;
}
