import { checkLinks, outsideLinks } from "../check-links.js";
import { countFindings, showFindings } from "../show-findings.js";
import { type Command, flag, loadContent } from "./command.js";

/** Whether the web addresses of the content still answer. */
export const links: Command = {
  usage: "links [--json]",
  does: "asks whether the web addresses still answer; needs a network",
  options: { json: flag },
  async run(call, desk) {
    const verdict = await checkLinks(outsideLinks(await loadContent(desk)));
    if (verdict.kind === "no-network")
      throw new Error(
        `There is no network here: none of the ${verdict.tried} addresses could be reached, so none was checked. Try again where there is one.`,
      );
    const { tried, findings } = verdict;
    if (call.isSet("json")) desk.say(JSON.stringify({ tried, findings }, undefined, 2));
    else if (findings.length === 0) desk.say(`All ${tried} addresses answer.`);
    else desk.say(`${showFindings(findings)}\n\n${countFindings(findings)}. ${tried} addresses tried.`);
    return findings.some(({ level }) => level === "error") ? 1 : 0;
  },
};
