import { z } from "zod";

/** A viewer reads everything; an editor changes answers too. */
const role = z.enum(["viewer", "editor"]);

/** A member of staff who has signed in. `id` is the provider's name for the person, which never changes; `name` is for people, and `email`, where it is known, for commits. */
export const person = z.object({ id: z.string(), name: z.string(), email: z.string().optional(), role });
export type Person = z.infer<typeof person>;
