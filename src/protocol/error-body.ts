import { z } from "zod";

/** The body of every refusal over HTTP; `message` is fit for a person to read and never holds internals. */
export const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
export type ErrorBody = z.infer<typeof errorBody>;
