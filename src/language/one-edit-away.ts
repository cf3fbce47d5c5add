const letters = "abcdefghijklmnopqrstuvwxyz";

/** Every row of letters that one slip of the finger makes of a word: two neighbours swapped, a letter too few, too many, or another one. Some come twice. */
export function* oneEditAway(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after.length > 1) yield before + after.charAt(1) + after.charAt(0) + after.slice(2);
    if (after !== "") yield before + after.slice(1);
    for (const letter of letters) {
      if (after !== "") yield before + letter + after.slice(1);
      yield before + letter + after;
    }
  }
}
