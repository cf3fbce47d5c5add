import type { Understood } from "../language/understand.js";
import type { Features } from "./collect-features.js";
import { makeSparseRow } from "./sparse-row.js";

const letterKinds = 41;
/** How many places letter triples can have. */
export const letterPlaces = letterKinds ** 3;
const row = makeSparseRow();

/** The letter triples of an understood text, spaces included, each with its count: they see through joined and mangled words. */
export function lettersOf({ words }: Understood): Features {
  let triple = 0;
  let seen = 0;
  const next = (kind: number): void => {
    triple = (triple * letterKinds + kind) % letterPlaces;
    seen++;
    if (seen > 2) row.add(triple, 1);
  };
  next(0);
  for (const { word } of words) {
    for (let at = 0; at < word.length; at++) next(kindOf(word.charCodeAt(at)));
    next(0);
  }
  return row.take();
}

/** A number for a character: Latin letters and digits each have their own, those of other scripts share the rest. */
function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return code - 21;
  return code === 32 ? 0 : 37 + (code % 4);
}
