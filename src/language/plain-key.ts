import { cleanText } from "./clean-text.js";
import { splitWords } from "./split-words.js";

/** A key under which two sentences meet when they differ in case, punctuation, contractions or look-alike letters only. */
export function plainKey(text: string): string {
  return splitWords(cleanText(text)).join(" ");
}
