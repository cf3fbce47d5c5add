import { asEditOf } from "../../content/edit-entry.js";
import type { Entry, Snapshot } from "../../content/snapshot.js";
import { Refusal } from "../../protocol/refusal.js";
import type { AuditLog } from "../audit-log.js";
import type { ChangeDesk } from "../changes/change-desk.js";
import { saveDraft } from "../changes/keep-as-draft.js";
import { markOf } from "../changes/knowledge-files.js";
import { whyNotLive } from "../changes/live-routes.js";
import type { Draft, DraftShelf, DraftState } from "../drafts/draft-shelf.js";
import type { Person } from "../person.js";
import type { CmsCall, CmsStatus } from "./cms-calls.js";
import { collection } from "./cms-settings.js";

export interface CmsParts {
  readonly library: { current(): Snapshot };
  readonly desk: ChangeDesk;
  readonly drafts: DraftShelf;
  readonly audit: AuditLog;
}

const states = {
  draft: "being written",
  pending_review: "waiting for review",
  pending_publish: "ready to go live",
} as const satisfies Record<CmsStatus, DraftState>;

/** Answers a call of the CMS over the desk and its drafts: what it saves is a draft, what it publishes passes what every change passes. */
export async function answerCall(call: CmsCall, person: Person, parts: CmsParts): Promise<unknown> {
  const { drafts, audit } = parts;
  const line = ({ changes }: Draft) => ({ who: person.name, id: person.id, what: changes.map(({ file }) => file) });
  switch (call.action) {
    case "info":
      return { repo: "knowledge", publish_modes: ["editorial_workflow"], type: "proxy" };
    case "entriesByFolder":
      return Promise.all([...parts.library.current().entries.values()].map(({ file }) => fileAsCms(file, parts)));
    case "entriesByFiles":
      return Promise.all(call.params.files.map(({ path }) => fileAsCms(path, parts)));
    case "getEntry":
      return fileAsCms(call.params.path, parts);
    case "unpublishedEntries":
      return [...new Set((await cmsDrafts(drafts)).map(({ slug }) => `${collection}/${slug}`))];
    case "unpublishedEntry": {
      const slug = call.params.slug ?? (call.params.id ?? "").split("/").slice(1).join("/");
      return draftAsCms(await draftOf(slug, drafts), slug);
    }
    case "unpublishedEntryDataFile":
      return { data: (await draftOf(call.params.slug, drafts)).changes[0]?.after ?? "" };
    case "persistEntry":
      return keep(call.params, person, parts);
    case "updateUnpublishedEntryStatus": {
      const [draft, state] = [await draftOf(call.params.slug, drafts), states[call.params.newStatus]];
      await audit.write({ ...line(draft), did: state === "being written" ? "saved a draft" : "asked for a review" });
      await drafts.mark(draft, state);
      return { message: state };
    }
    case "publishUnpublishedEntry":
      return publish(await draftOf(call.params.slug, drafts), person, parts);
    case "deleteUnpublishedEntry": {
      const draft = await draftOf(call.params.slug, drafts);
      await audit.write({ ...line(draft), did: "discarded a draft" });
      await drafts.remove(draft.id);
      return { message: "discarded" };
    }
    case "getMedia":
      return [];
    case "getNotes":
      return { notes: [] };
    case "getDeployPreview":
      return null;
  }
}

function entryOf(file: string, { library }: CmsParts): Entry {
  const entry = [...library.current().entries.values()].find((one) => one.file === file);
  if (entry === undefined) throw new Refusal(404, "NotFound", "There is no answer in this file.");
  return entry;
}

/** A file only where an answer is in it: the CMS reads nothing else. */
async function fileAsCms(path: string, parts: CmsParts): Promise<object> {
  const { file } = entryOf(path, parts);
  const data = (await parts.desk.files.read(file)) ?? "";
  return { data, file: { path: file, label: file, id: markOf(data) } };
}

/** The drafts that the CMS can show: those of one answer's text, the latest of each. */
async function cmsDrafts(drafts: DraftShelf): Promise<{ readonly draft: Draft; readonly slug: string }[]> {
  return (await drafts.list()).flatMap((draft) => {
    const [change, ...others] = draft.changes;
    if (draft.did !== "put an answer live" || change === undefined || others.length > 0) return [];
    return [{ draft, slug: change.file.replace(/^[^/]*\//, "").replace(/\.md$/, "") }];
  });
}

async function draftOf(slug: string, drafts: DraftShelf): Promise<Draft> {
  const found = (await cmsDrafts(drafts)).find((one) => one.slug === slug);
  if (found === undefined) throw new Refusal(404, "NotFound", "There is no draft of this answer.");
  return found.draft;
}

function draftAsCms({ changes, state, at, authors }: Draft, slug: string): object {
  const status = Object.entries(states).find(([, one]) => one === state)?.[0] ?? "draft";
  const diffs = changes.map(({ file }) => ({ id: file, path: file, newFile: false }));
  const pullRequestAuthor = authors.map(({ name }) => name).join(", ");
  return { collection, slug, status, diffs, updatedAt: at, pullRequestAuthor };
}

async function keep(
  { dataFiles, options }: Extract<CmsCall, { action: "persistEntry" }>["params"],
  person: Person,
  parts: CmsParts,
): Promise<object> {
  const [written] = dataFiles;
  const { id, file, question } = entryOf(written?.path ?? "", parts);
  if (written === undefined || (written.newPath !== undefined && written.newPath !== file))
    throw new Refusal(422, "NoMove", "An answer keeps its file here.");
  const slug = file.replace(/^[^/]*\//, "").replace(/\.md$/, "");
  const draft = await draftOf(slug, parts.drafts).catch(() => undefined);
  // A draft is still made from the text that it was begun with: if that has changed since, it is said before it goes live.
  const before = draft?.changes[0]?.before ?? (await parts.desk.files.read(file)) ?? "";
  const change = { file, before, after: asEditOf(before, written.raw.replace(/\r\n?/g, "\n")) };
  const proposal = { entry: id, title: question, did: "put an answer live", changes: [change] } as const;
  const state = options.status === undefined ? "being written" : states[options.status];
  await saveDraft(parts, { person }, draft === undefined ? { proposal, state } : { proposal, draft });
  return { message: "saved" };
}

async function publish(draft: Draft, person: Person, { desk }: CmsParts): Promise<object> {
  if (!(await desk.files.isWritable()))
    throw new Refusal(403, "ReadOnly", "This server may only read the files of the knowledge.");
  // What the CMS shows may be older than the draft: with two people, the second sees it on a page that tells.
  if (desk.needsSecondPerson)
    throw new Refusal(422, "NotLive", `A second person puts it live, at /staff/drafts/${draft.id}`);
  const outcome = await desk.putDraftLive(draft, person);
  if (outcome.kind === "live") return { message: "live" };
  const why = whyNotLive(outcome).map(({ says }) => says);
  throw new Refusal(422, "NotLive", `This cannot go live yet. ${why.join(" ")} See /staff/drafts/${draft.id}`);
}
