import type { ErrorBody } from "./error-body.js";

/** A request that is declined: its HTTP status, a code for programs and a sentence for people; `more` stands beside these in the body. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly more: object = {},
  ) {
    super(message);
  }

  get body(): ErrorBody {
    return { error: { code: this.code, message: this.message }, ...this.more };
  }
}

/** Whether something that is needed is away for a while, as the log may be: the same request will do later. */
export function isAway(error: unknown): error is Refusal {
  return error instanceof Refusal && error.status === 503;
}
