import { z } from "zod";

/**
 * `glossary.yaml`: what people say, and what the page calls it. A concept's words all count as one idea when questions are compared;
 * `spellings` are sure readings of a typed word ("wen" → "when"). The rest is for the check of what staff write.
 */
export const glossarySchema = z.strictObject({
  concepts: z.array(
    z.strictObject({
      name: z.string().min(1),
      means: z.string().optional(),
      "said as": z.array(z.coerce.string().min(1)).min(1),
    }),
  ),
  spellings: z.record(z.string(), z.coerce.string()),
  avoid: z.record(z.string(), z.string().min(1)).default({}),
  explain: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  "spelt right": z.array(z.coerce.string().min(1)).default([]),
});

export interface Concept {
  readonly name: string;
  /** Words or short phrases, each of which stands for the concept; the name itself is one of them. */
  readonly saidAs: readonly string[];
}

export interface Glossary {
  readonly concepts: readonly Concept[];
  readonly spellings: ReadonlyMap<string, string>;
  /** Words that answers do without, and what they say instead. */
  readonly avoid: ReadonlyMap<string, string>;
  /** Words that a text must explain where it uses them, and what counts as explaining: any one of these. */
  readonly explain: ReadonlyMap<string, readonly string[]>;
  /** Names and words that no dictionary has. */
  readonly speltRight: readonly string[];
}

export function toGlossary(data: z.infer<typeof glossarySchema>): Glossary {
  return {
    concepts: data.concepts.map((concept) => ({ name: concept.name, saidAs: [concept.name, ...concept["said as"]] })),
    spellings: new Map(Object.entries(data.spellings)),
    avoid: new Map(Object.entries(data.avoid)),
    explain: new Map(Object.entries(data.explain)),
    speltRight: data["spelt right"],
  };
}
