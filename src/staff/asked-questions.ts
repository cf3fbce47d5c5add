import type { Insights } from "../conversation/insights.js";
import type { Question } from "./compare-decisions.js";

/** The questions that visitors asked, each once, the most frequent first, at most `most`. */
export function visitorsQuestions({ questions }: Insights, most: number): Question[] {
  const times = new Map<string, number>();
  for (const one of questions) times.set(one.question, (times.get(one.question) ?? 0) + one.times);
  return [...times]
    .map(([text, count]) => ({ text, times: count }))
    .sort((a, b) => b.times - a.times)
    .slice(0, most);
}
