import { dayOf } from "../content/dated-text.js";
import type { Snapshot } from "../content/snapshot.js";
import type { Reply } from "./reply.js";
import { freshState } from "./state.js";
import { sayStep } from "./turn.js";

/** The reply that a step makes outside any turn: the welcome at the start, the apology when something failed, thanks for what was said of an answer. */
export function greet(step: "welcome" | "trouble" | "useful-yes" | "useful-no", snapshot: Snapshot, now: Date): Reply {
  const read = snapshot.index.understand("");
  return sayStep({ text: "", read, state: freshState, snapshot, day: dayOf(now) }, "step", step).reply;
}
