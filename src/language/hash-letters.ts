const { imul } = Math;

/** A number from 0 to 2^32 for the letters from `start` to before `end` (FNV-1a). */
export function hashLetters(text: string, start = 0, end = text.length): number {
  let number = 2166136261;
  for (let at = start; at < end; at++) number = imul(number ^ text.charCodeAt(at), 16777619);
  return number >>> 0;
}
