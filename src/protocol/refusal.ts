import type { ErrorBody } from "./error-body.js";

/** A request that is declined: its HTTP status, a code for programs and a sentence for people. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  get body(): ErrorBody {
    return { error: { code: this.code, message: this.message } };
  }
}

/** Whether something that is needed is away for a while, as the log may be: the same request will do later. */
export function isAway(error: unknown): boolean {
  return error instanceof Refusal && error.status === 503;
}
