const consonants: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, "n"],
  [/^wr/, "r"],
  [/^who/, "ho"],
  [/^wh/, "w"],
  [/(?:ough|(?<!l|dr)augh)(?=t)/g, "or"],
  [/ough|augh/g, "of"],
  [/ph/g, "f"],
  [/(?:tion|sion|shun|cian|shion|xion|tian|shan)/g, "xn"],
  [/sch/g, "sk"],
  [/tch|ch/g, "x"],
  [/sh|ti(?=[ao])|ci(?=[ao])/g, "x"],
  [/ck|cc|q/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/dge|g(?=[eiy])/g, "j"],
  [/gh/g, ""],
  [/(?<=[fs])t(?=en|le)/g, ""],
  [/z/g, "s"],
  [/mn$|mb$/, "m"],
];
/** Pairs that the ear hardly tells apart, and writers by ear mix up. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/th/g, "t"],
  [/v/g, "f"],
  [/d/g, "t"],
  [/b/g, "p"],
];
const vowels: readonly (readonly [RegExp, string])[] = [
  [/(?<=.)(?:er|or|ar|our|re|ur|uh)(?=s?$)/, "a"],
  [/ee|ea|ie|ei|ae|ey/g, "i"],
  [/oo|ou|ue|ew|eu|ui/g, "u"],
  [/ai|ay/g, "a"],
  [/oa|ow|aw|au|oe/g, "o"],
  [/(?<=[^aeiou])e(?=s?$)/, ""],
  [/y/g, "i"],
  [/r(?=[^aeiou]|$)/g, ""],
  [/[hw](?=[^aeiou]|$)/g, ""],
  [/(.)\1+/g, "$1"],
];

/** A word, and how it sounds in the mouth of a British speaker. */
export interface HeardWord {
  readonly word: string;
  /**
   * Roughly how it sounds, vowels and all: "fizio" and "physio" are the same, "dait" and "date" too. Compare two by edit distance: people who
   * write by ear differ in a vowel or two.
   */
  readonly sound: string;
  /**
   * The coarser key of it: equal keys mean words that are easily written for one another ("peadiatric" and "paediatric"). Vowels count only at
   * the start.
   */
  readonly soundKey: string;
}

/** Hears a word, which takes longer than comparing it. */
export function hear(word: string): HeardWord {
  const sound = rewrite(rewrite(word, consonants), vowels);
  const rough = rewrite(sound, alike);
  const first = rough.slice(0, 1).replace(/[aeiou]/, "a");
  const soundKey = (first + rough.slice(1).replace(/[aeiouhw]/g, "")).replace(/(.)\1+/g, "$1");
  return { word, sound, soundKey };
}

function rewrite(word: string, rules: readonly (readonly [RegExp, string])[]): string {
  return rules.reduce((sound, [from, to]) => sound.replace(from, to), word);
}
