import { keepSnapshots } from "../../content/keep-snapshots.js";
import { knownSnapshot } from "../../learning/known-snapshot.js";
import { explainChanged } from "../../staff/explain-changed.js";
import { judgeChange } from "../../staff/judge-change.js";
import type { RehearsalRequest } from "./rehearsal.js";

/** What is live, a change of it, and one more that somebody else looks at. */
const kept = 3;
const load = keepSnapshots(kept, knownSnapshot);

// A process of its own: `makeRehearsal` sends it requests and takes its answers. Without anybody to answer to it ends by itself.
process.on("message", (request: RehearsalRequest) => {
  void answer(request).then((answered) => process.send?.(answered, undefined, undefined, nobodyLeft));
});

/** The server may end while something is judged; then nobody waits for the answer. */
function nobodyLeft(): void {}

function answer(request: RehearsalRequest): Promise<object> {
  switch (request.kind) {
    case "judge":
      return judgeChange(request.change, load);
    case "explain":
      return explainChanged(request.question, load);
  }
}
