import type { SearchIndex } from "../search/search-index.js";

/** A text that was said so many times. */
export interface Said {
  readonly question: string;
  readonly times: number;
}

interface Group {
  readonly said: Said[];
  /** The sum of its texts' weighed features: its middle, as a cosine sees it. */
  readonly middle: Map<string, number>;
}

/** How alike a text must be to a group's middle, as a cosine, to belong to it: from here on they share what they ask about. */
const alike = 0.32;
/** Words that begin alike ("psych", "psychologist") are alike in part. */
const beginning = 5;
const beginningWeight = 0.6;
/** What an idea of the glossary counts at most: one whose words the knowledge uses everywhere tells no more than they do. */
const ideaWeight = 0.25;

/**
 * Groups texts that ask for the same, each text in one group: those said most begin the groups, and each further one joins the group that it is most like,
 * or begins its own. Within a group the most frequent comes first.
 */
export function groupByLikeness(all: readonly Said[], index: Pick<SearchIndex, "understand" | "lexicon">): Said[][] {
  const sorted = [...all].sort((a, b) => b.times - a.times);
  const rarity = rarityIn(index.lexicon.vocabulary);
  const features = sorted.map(({ question }) => featuresOf(question, index, rarity));
  const weigh = rarityAmong(features);
  const groups: Group[] = [];
  const groupsWith = new Map<string, Set<Group>>();
  sorted.forEach((one, at) => {
    const vector = weigh(features[at] ?? new Map());
    const near = new Set([...vector.keys()].flatMap((name) => [...(groupsWith.get(name) ?? [])]));
    const [best] = [...near]
      .map((group) => ({ group, likeness: cosine(vector, group.middle) }))
      .sort((a, b) => b.likeness - a.likeness);
    const begun: Group = { said: [], middle: new Map() };
    const group = best !== undefined && best.likeness >= alike ? best.group : begun;
    if (group.said.length === 0) groups.push(group);
    group.said.push(one);
    for (const [name, weight] of vector) {
      group.middle.set(name, (group.middle.get(name) ?? 0) + weight);
      groupsWith.set(name, (groupsWith.get(name) ?? new Set()).add(group));
    }
  });
  return groups.map(({ said }) => said);
}

/**
 * What a word of topic counts: one that the knowledge uses often ("council", and so "councillor") tells little of what is missing, one that it never uses
 * tells most.
 */
function rarityIn(vocabulary: Iterable<readonly [word: string, uses: number]>): (word: string) => number {
  const counts = new Map<string, number>();
  for (const [word, count] of vocabulary) counts.set(beginningOf(word), (counts.get(beginningOf(word)) ?? 0) + count);
  return (word) => 1 / Math.log2(2 + (counts.get(beginningOf(word)) ?? 0));
}

function beginningOf(word: string): string {
  return word.slice(0, beginning);
}

/** The words of topic, how they begin, and the ideas of the glossary, each with what it counts. */
function featuresOf(
  text: string,
  { understand }: Pick<SearchIndex, "understand">,
  rarity: (word: string) => number,
): Map<string, number> {
  const { words, concepts } = understand(text);
  const topic = words.filter(({ isFunction }) => !isFunction);
  const rarestOf = (concept: string): number =>
    Math.max(...words.flatMap(({ word, concepts: named }) => (named.includes(concept) ? rarity(word) : [])));
  return new Map([
    ...topic.map(({ word, stem }) => [`${beginningOf(stem)}…`, rarity(word) * beginningWeight] as const),
    ...topic.map(({ word, stem }) => [stem, rarity(word)] as const),
    ...concepts.map((name) => [`: ${name}`, Math.min(ideaWeight, rarestOf(name))] as const),
  ]);
}

/** Weighs features by how rare they are among these texts, as a vector of length 1. */
function rarityAmong(
  all: readonly ReadonlyMap<string, number>[],
): (one: ReadonlyMap<string, number>) => Map<string, number> {
  const counts = new Map<string, number>();
  for (const features of all) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (features) => {
    const weighed = [...features].map(
      ([name, weight]) => [name, weight * Math.log(1 + all.length / (counts.get(name) ?? 1))] as const,
    );
    const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
    return new Map(weighed.map(([name, weight]) => [name, weight / length]));
  };
}

function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [name, weight] of one) sum += weight * (other.get(name) ?? 0);
  return sum / (Math.hypot(...other.values()) || 1) / (Math.hypot(...one.values()) || 1);
}
