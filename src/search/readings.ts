import { splitSentences } from "../language/split-words.js";
import { cleanText } from "../language/clean-text.js";
import { confidenceOf } from "./confidence.js";
import type { Context } from "./judge.js";
import type { Candidate, SearchIndex } from "./search-index.js";

/** A way to read a message: as a whole, as one of its sentences, or as leaning on what was said before. */
export interface Reading {
  readonly candidates: readonly Candidate[];
  readonly confidence: number;
  /** Whether it is one of several sentences. */
  readonly isPart: boolean;
}

const candidatesKept = 6;
const mostSentences = 12;

/** Reads a message in every way that makes sense: whole, sentence by sentence, and after the last answer. */
export function readingsOf(text: string, index: SearchIndex, context: Context | undefined): Reading[] {
  void context;
  const sentences = splitSentences(cleanText(text)).slice(0, mostSentences);
  const parts = sentences.length > 1 ? sentences : [];
  return [read(text, index, false), ...parts.map((sentence) => read(sentence, index, true))];
}

function read(text: string, index: SearchIndex, isPart: boolean): Reading {
  const candidates = index.rank(index.understand(text), candidatesKept);
  return { candidates, confidence: confidenceOf(candidates[0]), isPart };
}
