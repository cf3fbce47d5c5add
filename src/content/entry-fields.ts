import { z } from "zod";
import { entrySchema } from "./read-entry.js";

/** One key of an entry's front matter as a form shows it. */
export interface EntryField {
  readonly key: string;
  readonly title: string;
  readonly hint: string;
  readonly isRequired: boolean;
  readonly kind: "line" | "lines" | "day" | "choice";
  /** The most characters of a line. */
  readonly most?: number | undefined;
  /** What may be chosen, of a choice. */
  readonly options: readonly string[];
}

const property = z.object({
  type: z.string().optional(),
  title: z.string(),
  description: z.string(),
  format: z.string().optional(),
  maxLength: z.number().optional(),
  const: z.string().optional(),
});
const description = z.object({ properties: z.record(z.string(), property), required: z.array(z.string()) });

/** The fields of an entry, read from the schema by which entries are checked: a form made of them cannot ask for anything else. */
export function entryFields(): EntryField[] {
  const { properties, required } = description.parse(z.toJSONSchema(entrySchema));
  return Object.entries(properties).map(
    ([key, { type, title, description: hint, format, maxLength, const: only }]) => ({
      key,
      title,
      hint,
      isRequired: required.includes(key),
      kind: only !== undefined ? "choice" : type === "array" ? "lines" : format === "date" ? "day" : "line",
      most: maxLength,
      options: only === undefined ? [] : [only],
    }),
  );
}
