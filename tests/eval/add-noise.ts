/** A source of numbers from 0 to 1 that gives the same row for the same seed (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

const sounds: readonly (readonly [RegExp, string])[] = [
  [/tion/g, "shun"],
  [/ph/g, "f"],
  [/ck/g, "k"],
  [/ea/g, "ee"],
  [/ough/g, "uff"],
  [/ight/g, "ite"],
  [/ing\b/g, "in"],
  [/wh/g, "w"],
  [/th\b/g, "f"],
  [/er\b/g, "a"],
  [/ie/g, "ei"],
  [/ss/g, "s"],
  [/ll/g, "l"],
  [/qu/g, "kw"],
  [/ai/g, "ay"],
];

const textSpeak: ReadonlyMap<string, string> = new Map(
  Object.entries({
    you: "u",
    are: "r",
    your: "ur",
    for: "4",
    to: "2",
    please: "plz",
    what: "wot",
    when: "wen",
    was: "wos",
    with: "wiv",
    the: "da",
    and: "n",
    because: "cuz",
    people: "ppl",
    before: "b4",
    have: "hav",
    about: "abt",
    there: "ther",
    school: "skool",
  }),
);

/** The text with mistakes as people make them: neighbouring keys, dropped, doubled and swapped letters, joined and split words, spelling by ear, text-speak. */
export function addNoise(text: string, random: () => number): string {
  const words = text
    .toLowerCase()
    .split(" ")
    .map((word) => {
      const spoken = textSpeak.get(word);
      if (spoken !== undefined && random() < 0.6) return spoken;
      return word.length > 3 && random() < 0.35 ? misspell(word, random) : word;
    });
  const joinAt = random() < 0.15 ? Math.floor(random() * (words.length - 1)) : -1;
  return words
    .map((word, at) => (at === joinAt ? word : `${word} `))
    .join("")
    .trim();
}

function misspell(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word[at] ?? "", word.slice(at + 1)];
  switch (Math.floor(random() * 6)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + (after[0] ?? "") + letter + after.slice(1);
    case 3:
      return before + neighbour(letter, random) + after;
    case 4:
      return before.length > 3 && after.length > 3 ? `${before} ${letter}${after}` : before + after;
    default:
      return sounds.reduce((sound, [from, to]) => sound.replace(from, to), word);
  }
}

function neighbour(letter: string, random: () => number): string {
  const row = keyboard.find((keys) => keys.includes(letter));
  if (row === undefined) return letter;
  const at = row.indexOf(letter) + (random() < 0.5 ? -1 : 1);
  return row[at] ?? letter;
}
