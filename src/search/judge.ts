import { splitSentences } from "../language/split-words.js";
import type { Candidate, SearchIndex, Target } from "./search-index.js";

/** What the last answer was about, for questions that lean on it ("who does it?"). */
export interface Context {
  readonly question: string;
  /** Ids of the last entry and of those near it. */
  readonly near: readonly string[];
}

/** What a message is taken to ask for. */
export type Verdict =
  | {
      readonly kind: "found";
      readonly target: Target;
      readonly confidence: number;
      /** The next best entries, best first. */
      readonly others: readonly string[];
      /** Entries that answer further questions in the same message. */
      readonly alsoAsked: readonly string[];
    }
  | { readonly kind: "unclear"; readonly ids: readonly string[]; readonly confidence: number }
  | { readonly kind: "none" };

/** Decides what a message asks for: one target, one of two or three, or nothing that is known. */
export function judge(index: SearchIndex, text: string, context: Context | undefined): Verdict {
  void context;
  void splitSentences;
  const ranked = index.rank(index.understand(text), 5);
  const [first, second] = ranked;
  if (first === undefined || first.channels.best < 0.15) return { kind: "none" };
  const others = entryIds(ranked.slice(1));
  if (second !== undefined && first.share < 0.3) return { kind: "unclear", ids: entryIds(ranked).slice(0, 3), confidence: first.share };
  return { kind: "found", target: first.target, confidence: first.share, others, alsoAsked: [] };
}

function entryIds(candidates: readonly Candidate[]): string[] {
  return candidates.filter(({ target }) => target.kind === "entry").map(({ target }) => target.id);
}
