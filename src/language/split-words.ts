const contractions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "won't": "will not",
    "can't": "can not",
    cannot: "can not",
    "shan't": "shall not",
    "ain't": "is not",
    "let's": "let us",
    dont: "do not",
    doesnt: "does not",
    didnt: "did not",
    cant: "can not",
    wont: "will not",
    isnt: "is not",
    arent: "are not",
    wasnt: "was not",
    werent: "were not",
    hasnt: "has not",
    havent: "have not",
    hadnt: "had not",
    shouldnt: "should not",
    couldnt: "could not",
    wouldnt: "would not",
    im: "i am",
    ive: "i have",
    youre: "you are",
    youve: "you have",
    theyre: "they are",
    theyve: "they have",
    weve: "we have",
    whats: "what is",
    whos: "who is",
    wheres: "where is",
    whens: "when is",
    hows: "how is",
    thats: "that is",
    theres: "there is",
    hes: "he is",
    shes: "she is",
    gonna: "going to",
    wanna: "want to",
    gotta: "got to",
    gimme: "give me",
    lemme: "let me",
    dunno: "do not know",
    kinda: "kind of",
    sorta: "sort of",
    innit: "is it not",
  }),
);

const endings: readonly (readonly [RegExp, string])[] = [
  [/n't$/, " not"],
  [/'re$/, " are"],
  [/'ve$/, " have"],
  [/'ll$/, " will"],
  [/'m$/, " am"],
  [/'d$/, " would"],
  [/'s$/, ""],
];

const latinOnly = /^[\x20-\x7e]*$/;
const latinWords = /[a-z0-9]+(?:'[a-z]+)*/g;
const anyWords = /[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu;

/** The words of a cleaned text in order, in lower case: contractions opened ("can't" → "can", "not"), possessives cut. */
export function splitWords(cleaned: string): string[] {
  const words: string[] = [];
  for (const found of cleaned.match(latinOnly.test(cleaned) ? latinWords : anyWords) ?? []) {
    const opened = openContraction(found);
    if (opened.includes(" ")) words.push(...opened.split(" "));
    else words.push(opened);
  }
  return words;
}

function openContraction(word: string): string {
  const opened = contractions.get(word);
  if (opened !== undefined) return opened;
  if (!word.includes("'")) return word;
  for (const [ending, replacement] of endings) {
    if (ending.test(word)) return word.replace(ending, replacement).replaceAll("'", "");
  }
  return word.replaceAll("'", "");
}

/** The clauses of a cleaned text: its sentences, cut at commas, dashes and "but" too. */
export function splitClauses(cleaned: string): string[] {
  return splitSentences(cleaned)
    .flatMap((sentence) => sentence.split(/,\s| - | but | and also /))
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
}

/** The sentences of a cleaned text with their ends: full stops, question and exclamation marks, semicolons and line ends. */
export function splitSentences(cleaned: string): string[] {
  return cleaned
    .split(/(?<=[.?!;\n])(?:\s|$)/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** A sentence's questions, where a second one follows after "and": "who wrote the plans", "when were they published"; else the sentence itself. */
export function splitQuestions(sentence: string): string[] {
  return sentence.split(nextQuestion);
}

const nextQuestion =
  /,?\s(?:and|or)\s(?=(?:who|what|when|where|why|how|which)\b|(?:is|are|was|were|can|could|do|does|did|will|would|has|have|should)\s(?:i|you|we|they|it|he|she|there|the|this|that|these|those|any|my|our|your|its|new)\b)/;
