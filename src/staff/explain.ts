import { dayOf } from "../content/dated-text.js";
import type { Snapshot } from "../content/snapshot.js";
import type { Reply } from "../conversation/reply.js";
import { freshState } from "../conversation/state.js";
import { takeTurn } from "../conversation/take-turn.js";
import { findConcern } from "../safeguarding/find-concern.js";
import type { Channels } from "../search/rank-targets.js";
import { matchWords } from "./match-words.js";

/** A word of a question or of a phrasing, as it was read. */
export interface ReadWord {
  readonly typed: string;
  readonly word: string;
  readonly stem: string;
  readonly known: string;
}

/** Why a question is answered as it is. Shares and channels run from 0 to 1, candidates are best first. */
export interface Explanation {
  readonly question: string;
  readonly day: string;
  readonly understood: readonly ReadWord[];
  readonly concepts: readonly string[];
  readonly concern: string | undefined;
  readonly candidates: readonly {
    readonly id: string;
    readonly kind: string;
    /** The entry's question; of a step, its id. */
    readonly title: string;
    readonly share: number;
    readonly coverage: number;
    readonly channels: Channels;
    /** The stems of the question's words that the candidate's phrasings have too, by themselves or by an idea of the glossary. */
    readonly matched: readonly string[];
    /** The phrasing that has most of the question's words and fewest others, and which of its words the question has. */
    readonly closest: readonly { readonly word: string; readonly isMatched: boolean }[];
  }[];
  readonly reply: Reply;
}

const candidatesShown = 5;

/** Explains what the assistant would say to a question at the moment, as the first message of a conversation. */
export function explain(question: string, snapshot: Snapshot, now: Date): Explanation {
  const { index } = snapshot;
  const read = index.understand(question);
  const ranked = index.rank(read, candidatesShown);
  return {
    question,
    day: dayOf(now),
    understood: read.words.map(({ typed, word, stem, known }) => ({ typed, word, stem, known })),
    concepts: read.concepts,
    concern: findConcern(question, snapshot)?.because,
    candidates: ranked.map(({ target, share, channels, coverage }) => ({
      id: target.id,
      kind: target.kind,
      title: (target.kind === "entry" ? snapshot.entries.get(target.id)?.question : undefined) ?? target.id,
      share,
      coverage,
      channels,
      ...matchWords(read, target.phrasings, index),
    })),
    reply: takeTurn({ text: question }, freshState, snapshot, now).reply,
  };
}
