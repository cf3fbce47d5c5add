/** Something that a message can have only if it has one stem of each of these lists. */
export interface Sieved<Item> {
  readonly item: Item;
  readonly needs: readonly (readonly string[])[];
}

/** Gives those of the items that a message with these stems may have, in their order: a few of hundreds, without trying each. */
export type Sieve<Item> = (stems: Iterable<string>) => Item[];

/** Makes a sieve by the rarest list that each item needs. `usesOf` tells how often a stem is used. */
export function makeSieve<Item>(sieved: readonly Sieved<Item>[], usesOf: (stem: string) => number): Sieve<Item> {
  const always: number[] = [];
  const byStem = new Map<string, number[]>();
  sieved.forEach(({ needs }, at) => {
    const rarest = rarestOf(needs, usesOf);
    if (rarest === undefined) always.push(at);
    for (const stem of new Set(rarest)) byStem.set(stem, [...(byStem.get(stem) ?? []), at]);
  });
  return (stems) => {
    const places = new Set(always);
    for (const stem of stems) for (const at of byStem.get(stem) ?? []) places.add(at);
    return [...places].sort((a, b) => a - b).flatMap((at) => sieved[at]?.item ?? []);
  };
}

function rarestOf(
  needs: readonly (readonly string[])[],
  usesOf: (stem: string) => number,
): readonly string[] | undefined {
  const uses = (stems: readonly string[]): number => stems.reduce((sum, stem) => sum + 1 + usesOf(stem), 0);
  return [...needs].sort((a, b) => uses(a) - uses(b))[0];
}
