import type { Explanation } from "../../staff/explain.js";

/** Whether two versions answer a question alike, in a sentence. */
export function compareSays(tried: readonly { readonly explanation: Explanation }[]): string {
  const [live, other] = tried.map(({ explanation: { reply } }) => ({
    chosen: [reply.kind, "entry" in reply ? reply.entry : "", "step" in reply ? reply.step : ""].join(),
    says: [reply.words.markdown, reply.words.easyRead ?? "", ...reply.suggestions].join(),
  }));
  if (live?.chosen !== other?.chosen) return "The two answer differently.";
  return live?.says === other?.says ? "Both say the same." : "Both choose the same answer, in other words.";
}
