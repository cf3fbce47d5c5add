import type { Snapshot } from "../content/snapshot.js";
import type { Reply } from "./reply.js";
import { saySwitchedOff } from "./say-switched-off.js";
import { beginTurn, sayStep } from "./turn.js";

/** The reply that a step makes outside any turn: the welcome at the start, the apology when something failed, thanks for what was said of an answer. */
export function greet(step: "welcome" | "trouble" | "useful-yes" | "useful-no", snapshot: Snapshot, now: Date): Reply {
  const turn = beginTurn("", snapshot, now);
  const closed = step === "welcome" ? saySwitchedOff(turn) : undefined;
  return (closed ?? sayStep(turn, "step", step)).reply;
}
