/** A sentence of a text: its words, and the line of the text that it begins on, from 1. */
export interface Sentence {
  readonly text: string;
  readonly line: number;
  readonly words: readonly string[];
}

/** What the check knows of the English language. */
export interface English {
  /** The sentences of a text, in their order. */
  sentencesOf(text: string): readonly Sentence[];
  /** The participles of passive verbs ("was *written*"), each with its line in the text, from 1. */
  passivesIn(text: string): readonly { readonly word: string; readonly line: number }[];
  /** The age in years at which a child at school reads the sentences with ease: Flesch-Kincaid grade plus five. */
  readingAge(sentences: readonly Sentence[]): number;
  /** Whether a word is spelt right. */
  isRight(word: string): boolean;
  /** How a misspelt word may have been meant, the likeliest first: takes a tenth of a second. */
  readingsOf(word: string): readonly string[];
}

/** Children start school in their first grade at five. */
const ageBeforeFirstGrade = 5;
/** A name is read as a whole, however many syllables it has. */
const syllablesOfName = 2;

let loading: ReturnType<typeof loadLibraries> | undefined;

/**
 * Loads the language libraries (ES modules, hence the imports in here) and a British dictionary that knows the names too. They are loaded
 * at the first call and kept.
 */
export async function loadEnglish(names: readonly string[]): Promise<English> {
  loading ??= loadLibraries();
  const { grammar, makeMeasure, speller } = await loading;
  const known = new Set(names.flatMap(wordsIn).map((word) => word.toLowerCase()));
  return {
    ...grammar,
    readingAge: makeMeasure(known),
    isRight: (word) => known.has(word.toLowerCase()) || speller().correct(word),
    readingsOf: (word) => speller().suggest(word).slice(0, readingsShown),
  };
}

async function loadLibraries() {
  const [grammar, makeMeasure, speller] = await Promise.all([loadGrammar(), loadMeasure(), loadSpeller()]);
  return { grammar, makeMeasure, speller };
}

async function loadGrammar(): Promise<Pick<English, "sentencesOf" | "passivesIn">> {
  const [{ unified }, { default: retextEnglish }, { default: retextPassive }, { VFile }] = await Promise.all([
    import("unified"),
    import("retext-english"),
    import("retext-passive"),
    import("vfile"),
  ]);
  const processor = unified().use(retextEnglish).use(retextPassive);
  return {
    sentencesOf(text) {
      const sentences = processor
        .parse(text)
        .children.flatMap((paragraph) => (paragraph.type === "ParagraphNode" ? paragraph.children : []))
        .flatMap((sentence) => (sentence.type === "SentenceNode" ? [sentence] : []));
      return sentences
        .map((sentence) => ({
          text: slice(text, sentence),
          line: sentence.position?.start.line ?? 1,
          words: sentence.children.flatMap((node) => (node.type === "WordNode" ? [slice(text, node)] : [])),
        }))
        .filter(({ words }) => words.length > 0);
    },
    passivesIn(text) {
      const file = new VFile(text);
      processor.runSync(processor.parse(file), file);
      return file.messages.map(({ actual, line }) => ({ word: actual ?? "", line: line ?? 1 }));
    },
  };
}

async function loadMeasure(): Promise<(names: ReadonlySet<string>) => English["readingAge"]> {
  const [{ fleschKincaid }, { syllable }] = await Promise.all([import("flesch-kincaid"), import("syllable")]);
  return (names) => {
    const syllablesOf = (word: string): number => {
      if (/\d/.test(word)) return 1;
      return names.has(word.toLowerCase()) ? Math.min(syllablesOfName, syllable(word)) : syllable(word);
    };
    return (sentences) => {
      const words = sentences.flatMap((sentence) => sentence.words);
      const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
      const grade = fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
      return grade + ageBeforeFirstGrade;
    };
  };
}

const readingsShown = 3;

interface Speller {
  correct(word: string): boolean;
  suggest(word: string): string[];
}

/** The dictionary is parsed when a word is first looked up, since errors alone are found without it. */
async function loadSpeller(): Promise<() => Speller> {
  const [{ default: nspell }, { default: dictionary }] = await Promise.all([
    import("nspell"),
    import("dictionary-en-gb"),
  ]);
  let speller: Speller | undefined;
  return () => {
    speller ??= nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
    return speller;
  };
}

interface Offset {
  readonly offset?: number | undefined;
}

interface Positioned {
  readonly position?: { readonly start: Offset; readonly end: Offset } | undefined;
}

function slice(text: string, { position }: Positioned): string {
  return text.slice(position?.start.offset, position?.end.offset);
}

/** The words of a name ("Worcestershire Parent Carer Forum"), and the name itself where it has a hyphen. */
function wordsIn(name: string): string[] {
  return name.split(/[^\p{L}\p{N}'’-]+/u).filter((word) => word !== "");
}
