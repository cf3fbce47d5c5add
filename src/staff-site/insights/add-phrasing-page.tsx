import type { Entry } from "../../content/snapshot.js";
import type { Session } from "../sign-in/sessions.js";
import { FormToken, renderStaffPage } from "../staff-page.js";
import { newAddress } from "./ways-to-mend.js";

export interface AddPhrasingView {
  readonly phrasings: readonly string[];
  /** The answer that is chosen at first; empty for the nearest. */
  readonly chosen: string;
  /** The answers that come nearest, the likeliest first. */
  readonly nearest: readonly Entry[];
  readonly entries: readonly Entry[];
}

/** Asks which answer questions shall be phrasings of. */
export function renderAddPhrasingPage(
  { phrasings, chosen, nearest, entries }: AddPhrasingView,
  session: Session,
): string {
  const others = entries.filter((entry) => !nearest.includes(entry));
  return renderStaffPage(
    { title: "Add a phrasing", current: "gaps" },
    session,
    <>
      <h1>Add a phrasing to an answer</h1>
      <form method="post" action="/staff/answers/phrasing">
        <FormToken session={session} />
        <label for="phrasing">How people ask it</label>
        <p id="phrasing-hint" class="hint">
          One a line. Take out everything about one person, and words in [brackets].
        </p>
        <textarea
          id="phrasing"
          name="phrasing"
          rows={Math.max(3, phrasings.length + 1)}
          aria-describedby="phrasing-hint"
        >
          {`\n${phrasings.join("\n")}`}
        </textarea>
        <label for="entry">The answer that they ask for</label>
        <select id="entry" name="entry">
          <optgroup label="Nearest">
            <Options entries={nearest} chosen={chosen} />
          </optgroup>
          <optgroup label="All others">
            <Options entries={others} chosen={chosen} />
          </optgroup>
        </select>
        <p>
          <button type="submit">Check it and see what it changes</button>
        </p>
      </form>
      <p>
        <a href={newAddress(phrasings.map((question) => ({ question })))}>Write a new answer instead</a>
      </p>
    </>,
  );
}

function Options({ entries, chosen }: { readonly entries: readonly Entry[]; readonly chosen: string }) {
  return (
    <>
      {entries.map(({ id, question }) => (
        <option key={id} value={id} selected={id === chosen}>
          {question}
        </option>
      ))}
    </>
  );
}
