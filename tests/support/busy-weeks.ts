import type { TurnNote } from "../../src/conversation/insights.js";
import { noteTurn } from "../../src/conversation/note-turn.js";
import { freshState } from "../../src/conversation/state.js";
import { takeTurn } from "../../src/conversation/take-turn.js";
import { openSqliteStore } from "../../src/stores/sqlite-store.js";
import { realSnapshot } from "./real-content.js";

/** What families ask, the most frequent first: each is asked less often than the one before. */
const asked = [
  "When is the next full inspection?",
  "how long is the waiting list for autism assessment",
  "how do i join the parent carer forum",
  "what did the inspection find",
  "how do i get an ehcp",
  "what is the improvement plan",
  "has anyone said sorry?",
  "school has excluded my son what can i do",
  "respite for my son",
  "wen are ofsted cumin bak",
  "what are the priority actions",
  "how do i claim DLA",
  "Can I talk to a person?",
  "where can i read the report",
  "thank you",
];

/** What has no answer, in clusters as people ask: several ways to ask the same thing. */
const unanswered = [
  "can my teenager have her say herself",
  "somewhere my autistic teenager can have a say",
  "is there somewhere my teenage daughter can have her say herself",
  "does my child need an ed psych",
  "how do i get an ed psych",
  "can my grandma come instead of me",
  "who won the football",
];

const days = 56;
const quietDays = [0, 6];

/** Fills a data folder with eight weeks of questions, the last on `lastDay`, answered as the real knowledge answers them and kept as a server keeps them. */
export async function fillBusyWeeks(dataFolder: string, lastDay: Date): Promise<void> {
  const snapshot = await realSnapshot();
  const note = (text: string, channel: string): TurnNote => ({
    channel,
    ...noteTurn(text, takeTurn({ text }, freshState, snapshot, lastDay).reply, snapshot),
  });
  const store = openSqliteStore(dataFolder, () => lastDay);
  for (let ago = 0; ago < days; ago++) {
    const day = new Date(lastDay.getTime() - ago * 24 * 60 * 60 * 1000);
    const isQuiet = quietDays.includes(day.getUTCDay());
    const busy = isQuiet ? 2 : 5 + ((ago * 5) % 4);
    const said = asked.flatMap((text, place) =>
      Array.from({ length: Math.max(0, Math.round((busy * (ago < 28 ? 2 : 1.6)) / (place + 1.5))) }, (_none, at) =>
        note(text, at % 4 === 3 ? "msteams" : "directline"),
      ),
    );
    const missed = unanswered
      .filter((_text, place) => (ago + place) % (isQuiet ? 11 : 5) === 0)
      .map((text) => note(text, "directline"));
    const crises = ago % 13 === 4 ? [note("I want to kill myself", "directline")] : [];
    const key = day.toISOString().slice(0, 10);
    await store.countTurns([...said, ...missed, ...crises], key);
    for (const { name, kind } of said)
      if (name !== undefined && kind !== "step" && ago % 3 === 0)
        await store.countFeedback({ entry: name, useful: !["apology", "exclusion"].includes(name) }, key);
  }
  store.close();
}
