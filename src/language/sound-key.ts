const soundRules: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, "n"],
  [/^wr/, "r"],
  [/^wh/, "w"],
  [/ough|augh/g, "f"],
  [/ph/g, "f"],
  [/(?:tion|sion|shun|cian|shion|xion)/g, "xn"],
  [/tch|ch/g, "x"],
  [/sch|sh|ti(?=[ao])|ci(?=[ao])/g, "x"],
  [/ck|cc|q/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/dge|g(?=[eiy])/g, "j"],
  [/gh/g, ""],
  [/th/g, "t"],
  [/x/g, "x"],
  [/z/g, "s"],
  [/v/g, "f"],
  [/d/g, "t"],
  [/b/g, "p"],
  [/mn$|mb$/, "m"],
  [/r(?=[^aeiouy]|$)/g, ""],
  [/[hw](?=[^aeiou]|$)/g, ""],
];

/**
 * How a word sounds, roughly, in the mouth of a British speaker: equal keys mean words that are easily written for one another
 * ("peadiatric" and "paediatric", "inspecshun" and "inspection"). Vowels count only at the start; r counts only before a vowel.
 */
export function soundKey(word: string): string {
  let sound = word;
  for (const [from, to] of soundRules) sound = sound.replace(from, to);
  const first = sound.slice(0, 1).replace(/[aeiouy]/, "a");
  const rest = sound.slice(1).replace(/[aeiouyhw]/g, "");
  return (first + rest).replace(/(.)\1+/g, "$1");
}
