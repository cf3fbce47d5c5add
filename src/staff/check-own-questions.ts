import type { Problem } from "../content/problem.js";
import type { Snapshot } from "../content/snapshot.js";

/** Finds entries whose own question would be answered by another entry. */
export function checkOwnQuestions({ entries, index }: Snapshot): Problem[] {
  return [...entries.values()].flatMap(({ id, file, question, lines }) => {
    const [first] = index.rank(index.understand(question), 1);
    if (first === undefined || first.target.id === id) return [];
    return [
      {
        file,
        line: lines.question,
        what: `Its own question "${question}" is answered by "${first.target.id}".`,
        mend: "Tell the two questions apart, or make one entry of them.",
      },
    ];
  });
}
