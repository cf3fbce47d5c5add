import { forgivingStore } from "./forgiving-store.js";
import { openSqliteStore } from "./sqlite-store.js";
import type { ReportStoreError, Store, TurnStore } from "./store.js";
import { watchStore } from "./watch-store.js";

/**
 * Opens the store in the folder. Where that fails, now or later, `report` is told and answering goes on without history: see `forgivingStore`.
 */
export function openStore(folder: string, clock: () => Date, report: ReportStoreError): Store {
  return forgivingStore(watchStore(openOrStandIn(folder, clock, report), report), clock);
}

function openOrStandIn(folder: string, clock: () => Date, report: ReportStoreError): TurnStore {
  try {
    return openSqliteStore(folder, clock);
  } catch (error) {
    report("open", error);
    return unavailableStore(error);
  }
}

/** A store that cannot do anything, for the reason given. */
function unavailableStore(reason: unknown): TurnStore {
  const refuse = (): Promise<never> => Promise.reject(reason);
  return {
    append: refuse,
    lastWatermark: refuse,
    readAfter: refuse,
    forget: refuse,
    forgetIdleSince: refuse,
    readState: refuse,
    writeState: refuse,
    writeStateOfTurn: refuse,
    countTurns: refuse,
    countFeedback: refuse,
    readInsights: refuse,
    forgetInsightsBefore: refuse,
    ping: refuse,
    close: async () => undefined,
  };
}
