/** The most characters of a message that are read for meaning; the rest of a flood adds nothing. */
export const maxReadChars = 4000;

/** Cyrillic and Greek letters that look like Latin ones (Unicode TR39 confusables, the single-letter part). */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: "a",
    в: "b",
    е: "e",
    к: "k",
    м: "m",
    н: "h",
    о: "o",
    р: "p",
    с: "c",
    т: "t",
    у: "y",
    х: "x",
    і: "i",
    ѕ: "s",
    ј: "j",
    ԁ: "d",
    α: "a",
    ε: "e",
    ι: "i",
    κ: "k",
    ν: "v",
    ο: "o",
    ρ: "p",
    τ: "t",
    υ: "u",
    χ: "x",
    ı: "i",
  }),
);

/** Keyboard characters only: nothing to resolve. */
const plain = /^[\x20-_a-~]*$/;

/**
 * The text as plain lower-case Latin letters, digits and punctuation on one line: compatibility forms, accents, stacked marks,
 * zero-width and control characters, direction overrides and look-alike letters are resolved. Reads at most
 * `maxReadChars` characters. Letters of other scripts remain, so that a message in another language stays visible as such.
 */
export function cleanText(text: string): string {
  if (plain.test(text) && text.length <= maxReadChars) return text.toLowerCase().replace(/ {2,}/g, " ").trim();
  return text
    .slice(0, maxReadChars)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\p{Cs}\u00ad]+/gu, "")
    .replace(/\p{Cc}+/gu, " ")
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐-―−]/g, "-")
    .replace(/[а-яіѕјԁα-ωı]/g, (letter) => lookAlikes.get(letter) ?? letter)
    .replace(/\s+/g, " ")
    .trim();
}
