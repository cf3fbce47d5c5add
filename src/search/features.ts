import type { Understood } from "../language/understand.js";

/** What a text is compared by, each with how much it counts before rarity is weighed in. */
export type Features = ReadonlyMap<string, number>;

const functionWordShare = 0.25;
const conceptShare = 1.2;
const pairShare = 0.5;

const questionWords: ReadonlySet<string> = new Set([
  "when",
  "who",
  "what",
  "where",
  "why",
  "how",
  "which",
  "can",
  "did",
  "will",
  "is",
  "are",
  "do",
  "does",
  "has",
  "have",
]);

/**
 * The features of an understood text: stems, glossary concepts, neighbouring stems, and how the question begins. Function words count
 * little by themselves, yet in pairs they tell "who does it" from "what does it do".
 */
export function featuresOf({ words, concepts }: Understood): Features {
  const features = new Map<string, number>();
  words.forEach(({ word, stem, isFunction }, at) => {
    features.set(wordFeature(stem), isFunction ? functionWordShare : 1);
    const next = words[at + 1];
    if (next !== undefined)
      features.set(`p ${stem} ${next.stem}`, isFunction && next.isFunction ? pairShare / 2 : pairShare);
    if (questionWords.has(word)) features.set(`q ${word}`, at === 0 ? 0.6 : 0.3);
  });
  for (const concept of concepts) features.set(`c ${concept}`, conceptShare);
  return features;
}

/** The feature that a stem by itself makes. */
export function wordFeature(stem: string): string {
  return `w ${stem}`;
}

/** The letter triples of an understood text, spaces included, each with its count: they see through joined and mangled words. */
export function lettersOf({ words }: Understood): Features {
  const text = ` ${words.map(({ word }) => word).join(" ")} `;
  const triples = new Map<string, number>();
  for (let at = 0; at + 3 <= text.length; at++) {
    const triple = text.slice(at, at + 3);
    triples.set(triple, (triples.get(triple) ?? 0) + 1);
  }
  return triples;
}
