import type { Failure, Outcome } from "../direct-line/calls.js";

/** Something the person should know now; `offersNew` where one press starts a new chat. */
export interface Notice {
  readonly text: string;
  readonly offersNew?: boolean;
  /** Where the page without JavaScript may still work: a browser does not say why another site cannot be reached. */
  readonly offersPage?: boolean;
  /** No fault: it stays when the connection is there, until the person says something. */
  readonly isNews?: boolean;
}

/** What has become of the chat that was left for a new one; undefined outcome: its server cannot delete it. */
export function newsOfForgetting(outcome: Outcome | undefined): Notice {
  if (outcome === undefined)
    return { text: "This is a new chat. The earlier one is gone from this page.", isNews: true };
  const text =
    outcome.kind === "ok"
      ? "This is a new chat. The earlier one is deleted, here and on the server."
      : "This is a new chat. The earlier one is gone from this page. It could not be deleted on the server just now; there it is deleted after a while by itself.";
  return { text, isNews: true };
}

/** A fault in plain words. */
export function noticeOf(failure: Failure): Notice {
  switch (failure.kind) {
    case "busy":
      return {
        text: `That was a lot at once. What you typed is kept, and is sent in about ${Math.ceil(failure.waitMs / 1000)} seconds.`,
      };
    case "expired":
      return {
        text: "This chat was closed because it was not used for a while. What you typed is still here.",
        offersNew: true,
      };
    case "refused":
      return { text: failure.message };
    case "unreachable":
      return navigator.onLine === false
        ? { text: "You are offline. What you type is kept, and is sent when you are back." }
        : {
            text: "The assistant cannot be reached just now. What you type is kept, and we keep trying.",
            offersPage: true,
          };
  }
}
