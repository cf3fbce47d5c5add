import type { InsightStore, Insights, TurnNote } from "../conversation/insights.js";
import type { Feedback } from "../conversation/ports.js";

const flushMs = 2000;

/** Counts for staff. No visitor waits for a count, and none that cannot be written fails a turn: it is lost, which the store itself reports. */
export interface InsightBook {
  /** Notes a turn, to be written with others a little later. */
  takeNote(note: TurnNote): void;
  takeFeedback(feedback: Feedback): void;
  /** Everything counted on the day and after it, what was noted a moment ago included. */
  read(since: string): Promise<Insights>;
  /** Writes what is noted. Never rejects. */
  flush(): Promise<void>;
}

/** Makes the book over a store that reports its failures (`openStore`). */
export function makeInsightBook(store: InsightStore, today: () => string): InsightBook {
  let notes: TurnNote[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const noted = notes;
    notes = [];
    if (noted.length > 0) await store.countTurns(noted, today()).catch(lose);
  };
  return {
    takeNote(note) {
      notes.push(note);
      timer ??= setTimeout(() => void flush(), flushMs).unref();
    },
    takeFeedback(feedback) {
      store.countFeedback(feedback, today()).catch(lose);
    },
    async read(since) {
      await flush();
      return store.readInsights(since);
    },
    flush,
  };
}

function lose(): void {}
