const start = /(?:^|[,.;:] ?| but | and )/;
const denial =
  /(?:(?:it's |its |i'm |im |i am )?not (?:just |only )?(?:asking |talking )?(?:the|about the|about|for the|in the|from the|your|another|that|this)|never mind(?: the| about)?|forget(?: about)?(?: the)?|(?:i )?(?:don't|dont|do not) (?:mean|care about)(?: the)?)/;
const denied = new RegExp(`(${start.source})${denial.source} [^,.;:?!]{2,60}(?=[,.;:?!]|$)`, "g");
/** At the end of a sentence a word or three are denied without "the": "physio, not OT". */
const deniedAtLast = /(?:, not|,? rather than|,? instead of)(?: [^\s,.;:?!]+){1,4}(?=[.?!:;]|$)/g;
const deniedAtFirst = /^(?:no )?not [^,.;:?!]{2,60}, /;
const leastLeft = 8;

/**
 * A cleaned text without what it says it is not about: "not the full one, the earlier one" gives "the earlier one". Gives the text as it is where
 * nothing would be left.
 */
export function leaveOutContrast(cleaned: string): string {
  const left = cleaned
    .replace(deniedAtFirst, "")
    .replace(denied, "$1")
    .replace(deniedAtLast, "")
    .replace(/^[\s,.;:]+/, "")
    .trim();
  return left.length < leastLeft ? cleaned : left;
}
