import type { Failure } from "../direct-line/calls.js";

/** Something the person should know now; `offersNew` where one press starts a new chat. */
export interface Notice {
  readonly text: string;
  readonly offersNew?: boolean;
  /** Where the page without JavaScript may still work: a browser does not say why another site cannot be reached. */
  readonly offersPage?: boolean;
  /** No fault: it stays when the connection is there, until the person says something. */
  readonly isNews?: boolean;
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
