import type { VisitorTokens } from "./direct-line/visitor-token.js";
import type { Trace } from "./trace.js";

/** The tokens, whose reading tells the trace which conversation a request is about. */
export function traceTokens({ sign, read }: VisitorTokens, trace: Trace): VisitorTokens {
  return {
    sign,
    read(token, use) {
      const reading = read(token, use);
      if (reading.kind === "good") trace.note(reading.visitor.conversation.id);
      return reading;
    },
  };
}
