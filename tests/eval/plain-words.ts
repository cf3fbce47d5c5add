import { renderPlainText } from "../../src/rendering/render-plain-text.js";

/** The reply's words as the example questions' patterns expect them: Markdown marks removed, curly quotes made straight. */
export function plainWords(markdown: string): string {
  return renderPlainText(markdown).replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

export interface Patterns {
  readonly must: readonly string[];
  readonly must_any: readonly (readonly string[])[];
  readonly must_not: readonly string[];
}

/** Whether the words have what they must, one of each group, and nothing that they must not. */
export function fits(words: string, { must, must_any, must_not }: Patterns): boolean {
  const has = (pattern: string): boolean => new RegExp(pattern, "i").test(words);
  return must.every(has) && must_any.every((group) => group.some(has)) && !must_not.some(has);
}
