import type { Snapshot } from "../content/snapshot.js";
import { redact } from "../safeguarding/redact.js";
import type { TurnNote } from "./insights.js";
import type { Reply } from "./reply.js";

/** What is kept of a turn: which reply it got, and the redacted question where it was one. */
export function noteTurn(text: string, reply: Reply, { index }: Snapshot): Omit<TurnNote, "channel"> {
  switch (reply.kind) {
    case "answer":
    case "signpost":
      return {
        kind: reply.kind,
        name: reply.entry,
        confidence: reply.confidence,
        question: redact(text, index.lexicon),
      };
    case "clarify":
      return { kind: reply.kind, confidence: reply.confidence, question: redact(text, index.lexicon) };
    case "no-answer":
      return { kind: reply.kind, name: reply.step, question: redact(text, index.lexicon) };
    case "crisis":
    case "concern":
    case "step":
    case "small-talk":
    case "refused":
      return { kind: reply.kind, name: reply.step };
  }
}
