import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { writeWhole } from "../changes/knowledge-files.js";
import { did, type Proposal } from "../changes/proposal.js";
import type { Person } from "../person.js";

const author = z.object({ id: z.string(), name: z.string(), email: z.string().optional() });

/** How far a draft has come. */
const draftState = z.enum(["being written", "waiting for review", "ready to go live", "sent back"]);
export type DraftState = z.infer<typeof draftState>;

/** A key that is always there, as in `Change`. */
const text = z
  .string()
  .optional()
  .transform((given) => given);
const draft = z.object({
  id: z.string(),
  entry: z.string(),
  title: z.string(),
  did,
  changes: z.array(z.object({ file: z.string(), before: text, after: text })),
  /** Everybody who wrote some of it, the first who did first. */
  authors: z.array(author),
  state: draftState,
  /** What somebody wants changed. */
  note: z.object({ who: z.string(), says: z.string() }).optional(),
  /** When it was last changed, ISO 8601, UTC. */
  at: z.string(),
});

/** A change that is kept until somebody puts it live; it holds the texts that it was made from. */
export interface Draft extends Proposal {
  readonly id: string;
  readonly authors: readonly z.infer<typeof author>[];
  readonly state: DraftState;
  readonly note?: { readonly who: string; readonly says: string } | undefined;
  readonly at: string;
}

/** The drafts of this server, one file each; nothing of visitors is in them. */
export interface DraftShelf {
  /** The latest first. */
  list(): Promise<Draft[]>;
  find(id: string): Promise<Draft | undefined>;
  /** Keeps a proposal: as a new draft, or as the new words of `draft`, whose authors then are these too. */
  save(proposal: Proposal, by: Person, more?: { readonly draft?: Draft; readonly state?: DraftState }): Promise<Draft>;
  /** Moves a draft on or back. */
  mark(draft: Draft, state: DraftState, note?: Draft["note"]): Promise<Draft>;
  remove(id: string): Promise<void>;
}

const idPattern = /^[a-z0-9-]{1,100}$/;

export function makeDraftShelf(dataFolder: string, clock: () => Date): DraftShelf {
  const folder = path.join(dataFolder, "drafts");
  const placeOf = (id: string): string => path.join(folder, `${id}.json`);
  const write = async (one: Draft): Promise<Draft> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await writeWhole(placeOf(one.id), JSON.stringify(one), 0o600);
    return one;
  };
  const find = async (id: string): Promise<Draft | undefined> =>
    idPattern.test(id) ? readDraft(await readFile(placeOf(id), "utf8").catch(() => "")) : undefined;
  return {
    async list() {
      const names = await readdir(folder).catch(() => []);
      const ids = names.filter((name) => /^[^.].*\.json$/.test(name)).map((name) => name.slice(0, -".json".length));
      const found = await Promise.all(ids.map(find));
      return found.flatMap((one) => one ?? []).sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    find,
    save({ entry, title, did: does, changes }, { id: byId, name, email }, { draft: old, state } = {}) {
      const others = (old?.authors ?? []).filter(({ id }) => id !== byId);
      const id = old?.id ?? `${entry.replace(/[^a-z0-9]+/g, "-").slice(0, 60)}-${randomBytes(4).toString("hex")}`;
      const authors = old?.authors.some((one) => one.id === byId)
        ? old.authors
        : [...others, { id: byId, name, email }];
      const next = state ?? old?.state ?? "being written";
      const note = next === "sent back" ? old?.note : undefined;
      return write({ id, entry, title, did: does, changes, authors, state: next, note, at: clock().toISOString() });
    },
    mark: (one, state, note) => write({ ...one, state, note, at: clock().toISOString() }),
    remove: (id) => rm(placeOf(id), { force: true }),
  };
}

/** A file that is no draft is passed over. */
function readDraft(json: string): Draft | undefined {
  try {
    return draft.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}
