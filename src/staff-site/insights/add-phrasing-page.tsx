import type { Entry } from "../../content/snapshot.js";
import type { Session } from "../sign-in/sessions.js";
import { FormToken, renderStaffPage } from "../staff-page.js";

export interface AddPhrasingView {
  readonly phrasing: string;
  /** The answers that come nearest to it, the likeliest first. */
  readonly nearest: readonly Entry[];
  readonly entries: readonly Entry[];
}

/** Asks which answer a question shall be a phrasing of. */
export function renderAddPhrasingPage({ phrasing, nearest, entries }: AddPhrasingView, session: Session): string {
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
          Take out everything about one person, and words in [brackets].
        </p>
        <input type="text" id="phrasing" name="phrasing" value={phrasing} aria-describedby="phrasing-hint" />
        <label for="entry">The answer that it asks for</label>
        <select id="entry" name="entry">
          <optgroup label="Nearest">
            {nearest.map(({ id, question }) => (
              <option key={id} value={id}>
                {question}
              </option>
            ))}
          </optgroup>
          <optgroup label="All others">
            {others.map(({ id, question }) => (
              <option key={id} value={id}>
                {question}
              </option>
            ))}
          </optgroup>
        </select>
        <p>
          <button type="submit">Check it and see what it changes</button>
        </p>
      </form>
      <p>
        <a href={`/staff/answers/new?phrasings=${encodeURIComponent(phrasing)}`}>Write a new answer instead</a>
      </p>
    </>,
  );
}
