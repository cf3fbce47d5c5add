const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    children: "child", kids: "kid", people: "person", persons: "person", men: "man", women: "woman", said: "say", says: "say",
    told: "tell", found: "find", met: "meet", came: "come", went: "go", gone: "go", goes: "go", done: "do", did: "do", does: "do",
    made: "make", given: "give", gave: "give", wrote: "write", written: "write", got: "get", gotten: "get", took: "take",
    taken: "take", better: "better", worse: "bad", worst: "bad", is: "be", are: "be", was: "be", were: "be", been: "be", am: "be",
    has: "have", had: "have", having: "have", being: "be", spoke: "speak", spoken: "speak", held: "hold", kept: "keep", led: "lead",
    felt: "feel", saw: "see", seen: "see", knew: "know", known: "know", heard: "hear", thought: "think", ran: "run", paid: "pay",
    this: "this", his: "his", its: "it", us: "us", plus: "plus", always: "always", news: "news", physio: "physio", access: "access",
    process: "process", progress: "progress", business: "business", address: "address", apologise: "apolog", apologize: "apolog",
    apology: "apolog", apologies: "apolog", sorry: "sorry", timely: "timely", timeliness: "timely", early: "early", family: "family",
    families: "family", inspection: "inspect", inspections: "inspect", during: "during", thing: "thing", things: "thing",
    nothing: "nothing", something: "something", anything: "anything", everything: "everything", bring: "bring", being_: "be",
    meeting: "meet", evening: "evening", morning: "morning", spring: "spring", king: "king", red: "red", need: "need", speed: "speed",
    feed: "feed", bed: "bed", indeed: "indeed", agreed: "agree", autumn: "autumn", england: "england", send: "send",
  }),
);

const doubled = /([bdfglmnprt])\1$/;
const suffixes: readonly (readonly [RegExp, number])[] = [
  [/(?:ational|isations?|izations?)$/, 4],
  [/(?:ations?|ators?)$/, 4],
  [/(?:ments?)$/, 4],
  [/(?:ness(?:es)?)$/, 4],
  [/(?:ings?)$/, 3],
  [/(?:ions?)$/, 4],
  [/(?:ers?|ors?)$/, 4],
  [/(?:edly|ed)$/, 3],
  [/(?:fully|ful)$/, 4],
  [/(?:ally|al|ly)$/, 4],
  [/(?:ives?|ively)$/, 4],
  [/(?:ies|es|s)$/, 3],
];

/**
 * The part that a word shares with its relatives: "inspectors", "inspected" → "inspect". Made for matching, not for reading:
 * it cuts further than a dictionary would, since in a small field of words that joins more than it confuses.
 */
export function stem(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || /\d/.test(word)) return word;
  for (const [suffix, shortest] of suffixes) {
    const cut = word.replace(suffix, "");
    if (cut !== word && cut.length >= shortest) return tidy(cut);
  }
  return tidy(word);
}

function tidy(word: string): string {
  const single = doubled.test(word) ? word.slice(0, -1) : word;
  return single.length > 3 ? single.replace(/[ei]$|y$/, "") : single;
}
