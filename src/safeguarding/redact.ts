import { cleanText, maxReadChars } from "../language/clean-text.js";
import { isFunctionWord } from "../language/function-words.js";
import { splitWords } from "../language/split-words.js";
import type { Lexicon } from "../language/understand.js";

/** What stands in a redacted text in place of what was cut. */
export type Mask = "link" | "email" | "postcode" | "date" | "address" | "number" | "name";

/** The most characters of a redacted text: enough to see what was asked, too few for a whole story. */
const mostChars = 240;

const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const day = "\\d{1,2}(?:st|nd|rd|th)?";
const street =
  "street|st|road|rd|lane|ln|avenue|ave|close|drive|dr|way|court|ct|crescent|cres|place|gardens|gdns|terrace|grove|hill|park|row|walk|square|green|mews|rise|view|house|flats?";

/** What is cut whole, in this order: an e-mail address holds what looks like other things, a date what looks like a number. */
const cuts: readonly (readonly [Mask, RegExp])[] = [
  [
    "link",
    /\b(?:https?:\/\/|www\.)\S+|\b[\w-]{1,60}(?:\.[\w-]{1,60}){0,5}\.(?:com|org|net|uk|io|info|gov|edu)\b(?:\/\S*)?(?![\w.-]*@)/giu,
  ],
  ["email", /[^\s@<>"(),;:]+\s?(?:@|\(at\)|\[at\])\s?[^\s@<>"(),;:]+/giu],
  ["date", new RegExp(`\\b${day}(?:\\s+of)?[\\s,.-]+${month}(?:[\\s,.-]+\\d{2,4})?\\b`, "giu")],
  ["date", new RegExp(`\\b${month}[\\s,.-]+${day}(?:[\\s,.-]+\\d{2,4})?\\b(?!\\d)`, "giu")],
  ["date", /\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b/gu],
  [
    "date",
    new RegExp(
      `\\b(?:born|dob|d\\.o\\.b\\.?|birthday|date of birth)\\b[^.?!\\n]{0,12}?(?:${month}\\s*)?\\d[\\d\\s/.-]*`,
      "giu",
    ),
  ],
  [
    "address",
    new RegExp(`\\b(?:flat\\s+\\d+\\w?[\\s,]+)?\\d{1,4}[a-z]?[\\s,]+(?:[\\p{L}'-]+\\s+){1,3}?(?:${street})\\b`, "giu"),
  ],
  ["postcode", /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/giu],
  ["number", /\b[a-z]{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[a-d]?\b/giu],
  ["number", /\+?\(?\d(?:[\s().-]{0,2}\d){4,}/gu],
];

/** Words after which a name comes; any word there is cut until the sentence goes on. */
const namingWords = /^(?:called|named|name|names|surname|mr|mrs|ms|miss|mx|dr|doctor|sir)$/;
/** People of whom a name often follows: it is cut where the knowledge does not use the word. */
const people =
  /^(?:son|sons|daughter|daughters|child|boy|girl|lad|kid|brother|sister|grandson|granddaughter|grandchild|nephew|niece|twin|twins|stepson|stepdaughter|husband|wife|partner|mum|dad|teacher|headteacher|senco|gp|consultant)$/;
const betweenNameAndWord = /^(?:is|was|s|are|were)$/;
const longestName = 3;

interface Piece {
  readonly text: string;
  readonly isWord: boolean;
}

/**
 * The text without what could tell who wrote it or of whom, for counting and for the staff who look for gaps: e-mail addresses, links,
 * telephone, NHS and National Insurance numbers, postcodes, addresses and days become masks ("[number]"), and so does every word that is
 * neither in the knowledge nor in an English word list, so that names do not survive. A misspelt word stands as it was read. At most 240
 * characters. Never throws.
 */
export function redact(text: string, lexicon: Lexicon): string {
  let left = text
    .slice(0, maxReadChars)
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Cc}]+/gu, " ");
  for (const [mask, pattern] of cuts) left = left.replace(pattern, ` [${mask}] `);
  const masked = maskNames(piecesOf(left), lexicon);
  return masked
    .replace(/\[(\w+)\](?:[\s,;:&-]*\[\1\])+/g, "[$1]")
    .replace(/\s+([,.?!;:])/g, "$1")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, mostChars);
}

function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/\[\w+\]|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]+)*|[.?!,;:\n&-]|\s+/gu)].map(([piece]) => ({
    text: piece,
    isWord: /^[\p{L}\p{N}]/u.test(piece),
  }));
}

/** Where in a sentence a word stands, as far as names are concerned. */
interface Place {
  /** How many words of a name may still come. */
  readonly expected: number;
  readonly before: string;
  readonly wasMasked: boolean;
}

const start: Place = { expected: 0, before: "", wasMasked: false };

/** Cuts what may be a name: in a name's place, after another part of one, or a word that neither the knowledge nor English has. */
function maskNames(pieces: readonly Piece[], lexicon: Lexicon): string {
  const isShouted = !pieces.some(({ text }) => /\p{Ll}/u.test(text));
  let place = start;
  let masked = "";
  for (const { text, isWord } of pieces) {
    if (isWord) {
      const word = text.toLowerCase();
      const kept = keep(text, !isShouted && /^\p{Lu}/u.test(text), place, lexicon);
      place = { expected: expectedAfter(word, kept !== undefined, place), before: word, wasMasked: kept === undefined };
      masked += kept ?? "[name]";
    } else {
      if (/[.?!,;:\n]/.test(text)) place = { ...place, expected: 0 };
      masked += text;
    }
  }
  return masked;
}

/** The word as it is kept at its place, undefined for what may be a name. */
function keep(typed: string, isCapital: boolean, place: Place, lexicon: Lexicon): string | undefined {
  const word = typed.toLowerCase();
  if (place.expected > 0 && !endsName(word, isCapital)) return undefined;
  if (place.wasMasked && isCapital && !isFunctionWord(word)) return undefined;
  return readable(typed, isCapital ? "capital" : people.test(place.before) ? "person" : "other", lexicon);
}

/** How many words of a name may still come after this word. */
function expectedAfter(word: string, isKept: boolean, { expected }: Place): number {
  if (namingWords.test(word)) return longestName;
  if (betweenNameAndWord.test(word)) return expected;
  return isKept ? 0 : Math.max(0, expected - 1);
}

/** Whether the sentence goes on with this word rather than with a name. */
function endsName(word: string, isCapital: boolean): boolean {
  return namingWords.test(word) || betweenNameAndWord.test(word) || (isFunctionWord(word) && !isCapital);
}

/** The word as it may be kept, undefined for one that may be a name: more readily where it has a capital or follows a person. */
function readable(
  typed: string,
  place: "capital" | "person" | "other",
  { vocabulary, read }: Lexicon,
): string | undefined {
  if (/^\d{1,4}$/.test(typed)) return typed;
  const words = splitWords(cleanText(typed));
  if (words.length === 0) return undefined;
  if (words.every((word) => vocabulary.has(word) || isFunctionWord(word))) return typed;
  // After "my son" a word that is nearly one of the knowledge's ("Oliver", "olive") is rather a name than a misspelling.
  if (place !== "other") return undefined;
  const understood = words.flatMap(read);
  const isKept = understood.every(({ known }) => known !== "unknown");
  return isKept ? understood.map(({ word }) => word).join(" ") : undefined;
}
