import { cleanText } from "./clean-text.js";
import { splitWords } from "./split-words.js";
import { stem } from "./stem.js";

/** Names the concepts that places of a row of stems are part of; of the phrases that begin at a place the longest wins. */
export type ConceptFinder = (stems: readonly string[]) => ReadonlyMap<number, readonly string[]>;

interface Phrase {
  readonly stems: readonly string[];
  readonly concept: string;
}

/** The words and phrases that stand for concepts, by their first stem, the longest first: plain data. */
export type ConceptPhrases = ReadonlyMap<string, readonly Phrase[]>;

/** Stems the phrases of concepts, each given by a name and the words or phrases that stand for it. */
export function stemConcepts(
  concepts: readonly { readonly name: string; readonly saidAs: readonly string[] }[],
): ConceptPhrases {
  const byFirst = new Map<string, Phrase[]>();
  for (const { name, saidAs } of concepts) {
    for (const words of saidAs) {
      const stems = splitWords(cleanText(words)).map(stem);
      const first = stems[0];
      if (first === undefined) continue;
      const phrases = byFirst.get(first) ?? [];
      byFirst.set(
        first,
        [...phrases, { stems, concept: name }].sort((a, b) => b.stems.length - a.stems.length),
      );
    }
  }
  return byFirst;
}

/** Makes a finder for the concepts of these phrases. */
export function conceptFinderOver(byFirst: ConceptPhrases): ConceptFinder {
  return (stems) => {
    const found = new Map<number, string[]>();
    stems.forEach((first, at) => {
      const fitting = (byFirst.get(first) ?? []).filter((phrase) => standsAt(phrase, stems, at));
      const longest = fitting[0]?.stems.length ?? 0;
      for (const phrase of fitting) if (phrase.stems.length === longest) mark(found, at, phrase);
    });
    return found;
  };
}

function standsAt(phrase: Phrase, stems: readonly string[], at: number): boolean {
  return phrase.stems.every((one, step) => stems[at + step] === one);
}

function mark(found: Map<number, string[]>, at: number, { stems, concept }: Phrase): void {
  for (let place = at; place < at + stems.length; place++) {
    const before = found.get(place);
    if (before === undefined) found.set(place, [concept]);
    else before.push(concept);
  }
}
