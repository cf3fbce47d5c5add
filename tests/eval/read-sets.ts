import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const patterns = { must: z.array(z.string()), must_any: z.array(z.array(z.string())), must_not: z.array(z.string()) };

const inScope = z.object({ id: z.string(), persona: z.string(), q: z.string(), topic: z.string(), ...patterns });
const outOfScope = z.object({ id: z.string(), q: z.string(), kind: z.enum(["near", "far", "gibberish"]) });
const safeguarding = z.object({ id: z.string(), q: z.string(), level: z.enum(["crisis", "concern", "none"]) });
const conversation = z.object({ id: z.string(), turns: z.array(z.object({ say: z.string(), ...patterns })).min(1) });
const hostile = z.object({
  id: z.string(),
  attack: z.string(),
  q: z.string().optional(),
  gen: z.object({ repeat: z.tuple([z.string(), z.number().int()]) }).optional(),
  must_not: z.array(z.string()),
  pii: z.array(z.string()).optional(),
});
/** Our own questions: each names the entries of which one must answer it. */
const own = z.object({ q: z.string(), persona: z.string(), entries: z.array(z.string()).min(1) });

export type InScope = z.infer<typeof inScope>;
export type OutOfScope = z.infer<typeof outOfScope>;
export type Safeguarding = z.infer<typeof safeguarding>;
export type Conversation = z.infer<typeof conversation>;
export type Hostile = z.infer<typeof hostile>;
export type Own = z.infer<typeof own>;

/** One file of example questions, told apart by the fields of its lines. */
export type QuestionSet =
  | { readonly kind: "in scope"; readonly name: string; readonly questions: readonly InScope[] }
  | { readonly kind: "out of scope"; readonly name: string; readonly questions: readonly OutOfScope[] }
  | { readonly kind: "safeguarding"; readonly name: string; readonly questions: readonly Safeguarding[] }
  | { readonly kind: "conversations"; readonly name: string; readonly questions: readonly Conversation[] }
  | { readonly kind: "hostile"; readonly name: string; readonly questions: readonly Hostile[] }
  | { readonly kind: "own"; readonly name: string; readonly questions: readonly Own[] };

/** Whether nobody may read which questions of the set come out wrong, so that nothing is ever tuned to it. */
export function isBlind({ name }: QuestionSet): boolean {
  return name.startsWith("blind-");
}

/** Reads every `*.jsonl` file of a folder, in the order of their names. Throws, naming file and line, on a line that fits no kind. */
export function readSets(folder: string): QuestionSet[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => readSet(path.join(folder, name)));
}

function readSet(file: string): QuestionSet {
  const name = path.basename(file, ".jsonl");
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .map((line, at) => ({ line, at: at + 1 }))
    .filter(({ line }) => line.trim() !== "");
  const read = <T>(schema: z.ZodType<T>): T[] =>
    rows.map(({ line, at }) => {
      const result = schema.safeParse(JSON.parse(line));
      if (!result.success) throw new Error(`${file}:${at} does not fit its kind: ${z.prettifyError(result.error)}`);
      return result.data;
    });
  const first: unknown = JSON.parse(rows[0]?.line ?? "{}");
  const has = (key: string): boolean => typeof first === "object" && first !== null && key in first;
  if (has("turns")) return { kind: "conversations", name, questions: read(conversation) };
  if (has("attack")) return { kind: "hostile", name, questions: read(hostile) };
  if (has("level")) return { kind: "safeguarding", name, questions: read(safeguarding) };
  if (has("entries")) return { kind: "own", name, questions: read(own) };
  if (has("must")) return { kind: "in scope", name, questions: read(inScope) };
  return { kind: "out of scope", name, questions: read(outOfScope) };
}
