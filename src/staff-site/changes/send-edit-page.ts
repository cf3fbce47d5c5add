import type { Response } from "express";
import type { Change } from "../../staff/change.js";
import type { DraftShelf } from "../drafts/draft-shelf.js";
import type { Session } from "../sign-in/sessions.js";
import type { ChangeDesk } from "./change-desk.js";
import { type EditView, renderEditPage } from "./edit-page.js";

/** What is edited: an answer, or a draft of one. */
export interface Edited {
  /** Where its pages begin: the form is sent to `edit` beneath it, and who leaves the form comes back to it. */
  readonly path: string;
  readonly question: string;
  readonly files: readonly string[];
  /** The draft that is edited: it is not among the other drafts of its files. */
  readonly draft?: string;
}

/** The words that are edited, as the page shows them. */
export type EditedWords = Pick<EditView, "text" | "base" | "mistakes"> & { readonly overtaken?: Change };

/** Sends the page on which words are edited, with the other drafts of the same files; as a refusal (422) where something is wrong with them. */
export async function sendEditPage(
  { desk, drafts }: { readonly desk: ChangeDesk; readonly drafts: DraftShelf },
  response: Response,
  session: Session,
  { edited, ...words }: EditedWords & { readonly edited: Edited },
): Promise<void> {
  const { path, question, files, draft } = edited;
  const others = (await drafts.list()).filter(
    ({ id, changes }) => id !== draft && changes.some(({ file }) => files.includes(file)),
  );
  const places = { action: `${path}/edit`, leave: path };
  const page = { ...words, ...places, question, drafts: others, isWritable: await desk.files.isWritable() };
  response
    .status(words.mistakes.length === 0 ? 200 : 422)
    .type("html")
    .send(renderEditPage(page, session));
}
