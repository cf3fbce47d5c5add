import type { English, Sentence } from "./english.js";
import type { Passage } from "./passages.js";

/**
 * The sentences of a passage as their length and age are measured: what stands in quotation marks is somebody else's and cannot be
 * shortened, and what stands in brackets explains. Lines are those of the file.
 */
export function measuredSentences({ words, line }: Passage, english: English): Sentence[] {
  const own = withoutQuotations(words).replace(/\s*\([^)]*\)/g, "");
  return english.sentencesOf(own).map((sentence) => ({ ...sentence, line: line + sentence.line - 1 }));
}

/** The words with each quotation as one word: what other people said is not ours to change. Lines stay as they are. */
export function withoutQuotations(words: string): string {
  return words.replace(/“[^”]*”|"[^"\n]*"/g, (quotation) => `this${quotation.replace(/[^\n]/g, "")}`);
}

/** The beginning of a text, to find it by. */
export function beginningOf(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length <= longest ? plain : `${plain.slice(0, longest).replace(/\s+\S*$/, "")} …`;
}

const longest = 50;
