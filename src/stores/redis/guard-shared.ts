import type { StateStore } from "../../conversation/ports.js";
import type { ConversationLog } from "../../direct-line/ports.js";
import { Refusal } from "../../protocol/refusal.js";
import type { ReportStoreError } from "../store.js";

/** Does the work; where that fails, `report` is told and the caller is asked to come again: what was not kept is not acknowledged. */
export async function orRefuse<T>(report: ReportStoreError, operation: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    report(operation, error);
    throw new Refusal(503, "Away", "The chat cannot be kept just now. Please try again in a minute.");
  }
}

/** The same log, which refuses what it cannot do: it never answers from one server's memory what the others do not know. */
export function refusingLog(log: ConversationLog, report: ReportStoreError): ConversationLog {
  return {
    append: (ref, activities) => orRefuse(report, "append", () => log.append(ref, activities)),
    lastWatermark: (ref) => orRefuse(report, "lastWatermark", () => log.lastWatermark(ref)),
    readAfter: (ref, watermark) => orRefuse(report, "readAfter", () => log.readAfter(ref, watermark)),
    forget: (id) => orRefuse(report, "forget", () => log.forget(id)),
    forgetIdleSince: log.forgetIdleSince,
  };
}

/** The same states; while they cannot be read or written, each message is answered by itself. */
export function forgetfulStates(states: StateStore, report: ReportStoreError): StateStore {
  const goOn = (operation: string) => (error: unknown) => {
    report(operation, error);
    return undefined;
  };
  const writeState: StateStore["writeState"] = (ref, state) => states.writeState(ref, state).catch(goOn("writeState"));
  return {
    readState: (ref) => states.readState(ref).catch(goOn("readState")),
    writeState,
    writeStateOfTurn: writeState,
  };
}
