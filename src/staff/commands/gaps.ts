import { findBadlyRated, findGaps, showGaps, unansweredQuestions } from "../gaps.js";
import { type Command, flag, loadContent } from "./command.js";

/** What was asked and had no answer, and which answers did not help. */
export const gaps: Command = {
  usage: "gaps [--json]",
  does: "questions that had no answer, grouped, and answers that did not help",
  options: { json: flag },
  async run(call, desk) {
    const insights = await desk.readInsights();
    if (insights === undefined) {
      desk.say(`Nothing has been asked yet: there are no data in ${desk.dataDir}.`);
      return 0;
    }
    const unanswered = findGaps(unansweredQuestions(insights).open, await loadContent(desk));
    const badlyRated = findBadlyRated(insights);
    desk.say(
      call.isSet("json") ? JSON.stringify({ unanswered, badlyRated }, undefined, 2) : showGaps(unanswered, badlyRated),
    );
    return 0;
  },
};
