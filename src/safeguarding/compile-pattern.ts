import { cleanText } from "../language/clean-text.js";
import { splitWords } from "../language/split-words.js";
import { stem } from "../language/stem.js";

/** Named word sets that patterns may use as `{name}`. */
export type WordSets = ReadonlyMap<string, readonly string[]>;

const partShape = /\([^()]*\)\??|\{[^{}]*\}\??|\.{2,3}|[^\s(){}]+/g;
const shortGap = "(?:[^ ]+ ){0,2}";
const longGap = "(?:[^ ]+ ){0,5}";

/**
 * Compiles a concern pattern to an expression over a row of stems (see `stemRow`). A pattern is a row of words; `(a|b c)` is one of
 * several, `{name}` one of a named set, `?` behind either makes it optional, `..` passes over up to two words and `...` over up to
 * five; `^` at the start and `$` at the end hold it to the whole message. Gaps are bounded, so that no message makes a match slow. Throws on
 * a set that does not exist and on brackets that do not close.
 */
export function compilePattern(pattern: string, sets: WordSets): RegExp {
  const whole = pattern.trim();
  const inner = innerOf(whole);
  const parts = inner.match(partShape) ?? [];
  if (/[(){}]/.test(inner.replace(partShape, "")))
    throw new Error(`the brackets of "${pattern}" do not fit together, or stand in one another`);
  const body = parts.map((part) => compilePart(part, sets)).join("");
  return new RegExp(`${whole.startsWith("^") ? "^ " : "(?<= )"}${body}${whole.endsWith("$") ? "$" : ""}`);
}

/**
 * What a row of stems needs before the pattern can match it: for each part that is neither optional nor a gap, the first stems of its phrases,
 * one of which must be there. Throws as `compilePattern` does.
 */
export function needsOf(pattern: string, sets: WordSets): readonly (readonly string[])[] {
  const parts = (innerOf(pattern.trim()).match(partShape) ?? []).filter((part) => !isGap(part) && !isOptional(part));
  return parts.map((part) => rowsOf(phrasesOf(part, sets)).map((row) => row.split(" ")[0] ?? ""));
}

function innerOf(whole: string): string {
  return whole.replace(/^\^\s*/, "").replace(/\s*\$$/, "");
}

function isGap(part: string): boolean {
  return part === ".." || part === "...";
}

function isOptional(part: string): boolean {
  return part.endsWith("?") && part.length > 1;
}

function compilePart(part: string, sets: WordSets): string {
  if (isGap(part)) return part === ".." ? shortGap : longGap;
  const optional = isOptional(part);
  const core = optional ? part.slice(0, -1) : part;
  return `${oneOf(phrasesOf(core, sets))}${optional ? "?" : ""}`;
}

function phrasesOf(core: string, sets: WordSets): readonly string[] {
  if (core.startsWith("(")) return core.slice(1, -1).split("|");
  if (!core.startsWith("{")) return [core];
  const set = sets.get(core.slice(1, -1));
  if (set === undefined) throw new Error(`there is no word set "${core.slice(1, -1)}" in words.yaml`);
  return set;
}

function oneOf(phrases: readonly string[]): string {
  return `(?:(?:${rowsOf(phrases).join("|")}) )`;
}

function rowsOf(phrases: readonly string[]): string[] {
  const rows = [...new Set(phrases.map((phrase) => stemsOf(phrase).join(" ")))].filter((row) => row !== "");
  return rows.sort((a, b) => b.length - a.length);
}

function stemsOf(phrase: string): string[] {
  return splitWords(cleanText(phrase)).map(stem);
}

/** Words as patterns see them: their stems in a row, a space before, between and after. */
export function stemRow(words: readonly string[]): string {
  return ` ${words.map(stem).join(" ")} `;
}
