import { dayOf } from "../content/dated-text.js";
import type { Snapshot } from "../content/snapshot.js";
import type { Reply } from "../conversation/reply.js";
import { freshState } from "../conversation/state.js";
import { takeTurn } from "../conversation/take-turn.js";
import { findConcern } from "../safeguarding/find-concern.js";
import type { Channels } from "../search/rank-targets.js";

/** Why a question is answered as it is. Shares and channels run from 0 to 1, candidates are best first. */
export interface Explanation {
  readonly question: string;
  readonly day: string;
  readonly understood: readonly {
    readonly typed: string;
    readonly word: string;
    readonly stem: string;
    readonly known: string;
  }[];
  readonly concepts: readonly string[];
  readonly concern: string | undefined;
  readonly candidates: readonly {
    readonly id: string;
    readonly kind: string;
    readonly share: number;
    readonly coverage: number;
    readonly channels: Channels;
    readonly matched: readonly string[];
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
      share,
      coverage,
      channels,
      matched: matchedWords(
        target.phrasings,
        read.words.filter(({ isFunction }) => !isFunction).map(({ stem }) => stem),
        index.understand,
      ),
    })),
    reply: takeTurn({ text: question }, freshState, snapshot, now).reply,
  };
}

function matchedWords(
  phrasings: readonly string[],
  stems: readonly string[],
  understand: Snapshot["index"]["understand"],
): string[] {
  const said = new Set(phrasings.flatMap((phrasing) => understand(phrasing).words.map(({ stem }) => stem)));
  return [...new Set(stems)].filter((stem) => said.has(stem));
}
