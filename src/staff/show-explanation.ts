import { renderPlainText } from "../rendering/render-plain-text.js";
import type { Explanation } from "./explain.js";

/** An explanation as a person reads it in a terminal. */
export function showExplanation({
  understood,
  concepts,
  concern,
  candidates,
  reply,
  day,
  question,
}: Explanation): string {
  const words = understood.map(
    ({ typed, word, known }) =>
      `${typed === word ? word : `${typed}→${word}`}${known === "knowledge" ? "" : " (not in the knowledge)"}`,
  );
  const rows = candidates.map(
    ({ id, kind, share, matched }) =>
      `  ${(share * 100).toFixed(0).padStart(3)} %  ${kind === "step" ? "step " : ""}${id}  [${matched.join(", ")}]`,
  );
  const chosen = "entry" in reply ? reply.entry : "step" in reply ? reply.step : "a choice";
  const sure =
    "confidence" in reply && reply.confidence !== undefined ? `, confidence ${reply.confidence.toFixed(2)}` : "";
  return [
    `Asked on ${day}: ${question}`,
    `Understood: ${words.join(" · ")}`,
    `Concepts: ${concepts.join(", ") || "none"}`,
    ...(concern === undefined ? [] : [`Concern found by: ${concern}`]),
    "Candidates:",
    ...rows,
    `Decision: ${reply.kind} (${chosen}${sure})`,
    "",
    renderPlainText(reply.words.markdown),
    ...reply.suggestions.map((say) => `  ▸ ${say}`),
  ].join("\n");
}
