import type { Understood } from "../language/understand.js";
import { layWords, type WordTable, wordsOver } from "../language/word-table.js";
import { type Features, makeFeatureCollector, unseen } from "./collect-features.js";
import { layNumbers, type NumberTable, numberOf } from "./number-table.js";

/** The features that the knowledge has, each with its place, a number from 0 on: plain data. */
export interface FeatureData {
  /** Each stem's number, counted from 0 in their order. */
  readonly stems: WordTable;
  /** The place of each stem, by its number. */
  readonly stemPlaces: Int32Array;
  /** The places of pairs of stems, by the number that their two numbers make. */
  readonly pairs: NumberTable;
  readonly asked: WordTable;
  readonly meant: WordTable;
  readonly size: number;
}

/** Gives each feature a place, so that thousands of texts can be compared without comparing strings. */
export interface FeatureTable {
  /** The features of a text of the knowledge: unseen ones get the next free place. */
  learn(text: Understood): Features;
  /** What was learnt so far. */
  data(): FeatureData;
}

/** Reads the features of questions. */
export interface FeatureReader {
  /** The features of a question; with those of what was said `before` it, which count less. */
  read(question: Understood, before?: Understood): Features;
  /** The place of the feature that a stem by itself makes; below zero for an unseen one. */
  placeOfStem(stem: string): number;
}

const backgroundShare = 0.5;
/** Two stems' numbers make the number of their pair: a small, fast one as long as there are not many stems. */
const mostStems = 2 ** 26;
const fewStems = 2 ** 15;

/** Makes an empty table, which is filled by learning. */
export function makeFeatureTable(): FeatureTable {
  const stems = new Map<string, number>();
  const stemPlaces: number[] = [];
  const pairs = new Map<number, number>();
  const asked = new Map<string, number>();
  const meant = new Map<string, number>();
  let size = 0;

  function placeIn<Key>(places: Map<Key, number>, key: Key): number {
    const place = places.get(key);
    if (place !== undefined) return place;
    places.set(key, size);
    return size++;
  }

  function numberOfStem(stem: string): number {
    const known = stems.get(stem);
    if (known !== undefined) return known;
    stems.set(stem, stemPlaces.length);
    return stemPlaces.push(size++) - 1;
  }

  const collector = makeFeatureCollector({
    stem: numberOfStem,
    placeOfStem: (stem) => stemPlaces[stem] ?? unseen,
    pair: (one, other) => placeIn(pairs, pairKey(one, other)),
    asked: (word) => placeIn(asked, word),
    meant: (concept) => placeIn(meant, concept),
  });
  return {
    learn(text) {
      collector.add(text, 1);
      return collector.take();
    },
    data: () => ({
      stems: layWords(stems),
      stemPlaces: Int32Array.from(stemPlaces),
      pairs: layNumbers(pairs),
      asked: layWords(asked),
      meant: layWords(meant),
      size,
    }),
  };
}

/** Makes a reader for the features of a table. */
export function featureReaderOver(data: FeatureData): FeatureReader {
  const [stems, asked, meant] = [wordsOver(data.stems), wordsOver(data.asked), wordsOver(data.meant)];
  const placeOfStem = (stem: number): number => data.stemPlaces[stem] ?? unseen;
  const collector = makeFeatureCollector({
    stem: (stem) => stems.get(stem) ?? unseen,
    placeOfStem,
    pair: (one, other) => numberOf(data.pairs, pairKey(one, other)) ?? unseen,
    asked: (word) => asked.get(word) ?? unseen,
    meant: (concept) => meant.get(concept) ?? unseen,
  });
  /** What was said before without the words that nobody knows: they must not weigh against the question. */
  const knownOnly = ({ words, ...rest }: Understood): Understood => ({
    ...rest,
    words: words.filter(({ stem }) => stems.has(stem)),
  });
  return {
    read(question, before) {
      if (before !== undefined) collector.add(knownOnly(before), backgroundShare);
      collector.add(question, 1);
      return collector.take();
    },
    placeOfStem: (stem) => placeOfStem(stems.get(stem) ?? unseen),
  };
}

function pairKey(one: number, other: number): number {
  return one < fewStems && other < fewStems ? one * fewStems + other : -(one * mostStems + other);
}
