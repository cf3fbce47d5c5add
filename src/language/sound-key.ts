const consonants: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, "n"],
  [/^wr/, "r"],
  [/^who/, "ho"],
  [/^wh/, "w"],
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
  [/th/g, "t"],
  [/z/g, "s"],
  [/v/g, "f"],
  [/d/g, "t"],
  [/b/g, "p"],
  [/mn$|mb$/, "m"],
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

/**
 * How a word sounds, roughly, in the mouth of a British speaker, vowels and all: "fizio" and "physio" are the same, "dait" and "date" too.
 * Compare two forms by edit distance: people who write by ear differ in a vowel or two.
 */
export function soundForm(word: string): string {
  return rewrite(rewrite(word, consonants), vowels);
}

/**
 * The coarser key of how a word sounds: equal keys mean words that are easily written for one another
 * ("peadiatric" and "paediatric"). Vowels count only at the start.
 */
export function soundKey(word: string): string {
  return keyOfForm(soundForm(word));
}

/** The coarser key of a word whose form is known. */
export function keyOfForm(sound: string): string {
  const first = sound.slice(0, 1).replace(/[aeiou]/, "a");
  return (first + sound.slice(1).replace(/[aeiouhw]/g, "")).replace(/(.)\1+/g, "$1");
}

function rewrite(word: string, rules: readonly (readonly [RegExp, string])[]): string {
  return rules.reduce((sound, [from, to]) => sound.replace(from, to), word);
}
