import { noonOf } from "../days.js";
import { explain } from "../explain.js";
import { showExplanation } from "../show-explanation.js";
import { type Command, dayIn, flag, loadContent, value } from "./command.js";

/** What is answered to a question, and why. */
export const ask: Command = {
  usage: 'ask "QUESTION" [--on YYYY-MM-DD] [--json]',
  does: "what is answered, and why",
  options: { on: value, json: flag },
  async run(call, desk) {
    const question = call.words.join(" ").trim();
    if (question === "") throw new Error('Say what to ask: npm run kb -- ask "When is the next inspection?"');
    const day = dayIn(call, desk);
    const explanation = explain(question, await loadContent(desk), noonOf(day));
    desk.say(call.isSet("json") ? JSON.stringify(explanation, undefined, 2) : showExplanation(explanation));
    return 0;
  },
};
