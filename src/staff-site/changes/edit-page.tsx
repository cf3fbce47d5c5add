import type { Change } from "../../staff/change.js";
import type { Draft } from "../drafts/draft-shelf.js";
import type { Session } from "../sign-in/sessions.js";
import { FormToken, type Mistake, MistakeList, renderStaffPage } from "../staff-page.js";
import { DiffView } from "./diff-view.js";

export interface EditView {
  /** Where the form is sent, and where one goes who leaves it. */
  readonly action: string;
  readonly leave: string;
  readonly question: string;
  readonly text: string;
  /** The mark of the file that the text was made from. */
  readonly base: string;
  readonly mistakes: readonly Mistake[];
  /** What the text changes in the file as it is now, where somebody changed the file meanwhile. */
  readonly overtaken?: Change;
  readonly isWritable: boolean;
  /** Drafts of the same answer. */
  readonly drafts: readonly Draft[];
}

/** The Markdown of one answer, to be changed and checked. */
export function renderEditPage(view: EditView, session: Session): string {
  const { action, leave, question, text, base, mistakes, overtaken, isWritable, drafts } = view;
  return renderStaffPage(
    { title: `${mistakes.length === 0 ? "" : "Error: "}Edit: ${question}`, current: "answers" },
    session,
    <>
      <MistakeList heading="This cannot go live yet" mistakes={mistakes} />
      <h1>Edit: {question}</h1>
      {isWritable ? null : <ReadOnlyNote />}
      {drafts.length === 0 ? null : <OtherDrafts drafts={drafts} />}
      <Help />
      <form method="post" action={action} class={mistakes.length === 0 ? "" : "wrong"}>
        <FormToken session={session} />
        <input type="hidden" name="base" value={base} />
        <label for="text">The answer’s file</label>
        <textarea
          id="text"
          name="text"
          rows={30}
          class="file"
          spellcheck
          aria-invalid={mistakes.length === 0 ? undefined : "true"}
        >
          {`\n${text}`}
        </textarea>
        <p>
          <button type="submit">Check it and see what it changes</button>{" "}
          <button type="submit" name="go" value="draft">
            Save it as a draft
          </button>
        </p>
      </form>
      <p>
        <a href={leave}>Leave it as it is</a>
      </p>
      {overtaken === undefined ? null : (
        <>
          <h2>What your text changes in the answer as it is now</h2>
          <DiffView changes={[overtaken]} />
        </>
      )}
    </>,
  );
}

export function ReadOnlyNote() {
  return (
    <p>
      <strong>The files cannot be changed from here:</strong> this server may only read them. You can check a text and
      see what it would change, but not put it live.
    </p>
  );
}

function OtherDrafts({ drafts }: { readonly drafts: readonly Draft[] }) {
  return (
    <>
      <p>There is a draft of this answer already:</p>
      <ul>
        {drafts.map(({ id, authors, state }) => (
          <li key={id}>
            <a href={`/staff/drafts/${id}`}>
              by {authors.map(({ name }) => name).join(", ")}, {state}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Help() {
  return (
    <details>
      <summary>How an answer is written</summary>
      <ul>
        <li>Above the second line of three hyphens stand the question, other phrasings, topic, source and dates.</li>
        <li>Below it stands the answer. Its first sentence answers the question.</li>
        <li>The line “## Easy read” begins the easier words: short sentences, one idea each.</li>
        <li>
          Between “::: until 2027-05-31” and “:::” stands what is true up to that day; “::: after 2027-05-31” begins
          what is true after it.
        </li>
        <li>Links are written [the words](name), with a name from site.yaml.</li>
        <li>Change “checked” to today when you have compared the answer with its source.</li>
      </ul>
    </details>
  );
}
