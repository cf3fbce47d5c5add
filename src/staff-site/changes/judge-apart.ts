import path from "node:path";
import type { ChangeRequest, ChangeVerdict } from "../../staff/judge-change.js";
import { askApart } from "../ask-apart.js";

/** Judges a change in a process of its own. Rejects when it fails or takes two minutes. */
export function judgeApart(request: ChangeRequest): Promise<ChangeVerdict> {
  return askApart<ChangeVerdict>(path.join(__dirname, "judge-process"), request);
}
