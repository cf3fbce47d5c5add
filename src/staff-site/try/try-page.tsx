import type { Session } from "../sign-in/sessions.js";
import { FormToken, type Mistake, MistakeList, renderStaffPage } from "../staff-page.js";
import { compareSays } from "./compare-says.js";
import { Explained, type Tried } from "./explained.js";

export type { Tried } from "./explained.js";

export interface TryView {
  readonly question: string;
  /** The day in question, YYYY-MM-DD. */
  readonly on: string;
  readonly mistakes: readonly Mistake[];
  /** The question tried on each version, the live one first; empty where there is no question yet. */
  readonly tried: readonly Tried[];
  /** The version beside the live one: its name in forms, and its title. */
  readonly other?: { readonly name: string; readonly title: string };
}

/** What the assistant would say to a question on a day, and why; of two versions side by side. */
export function renderTryPage(view: TryView, session: Session): string {
  const { mistakes, tried, other } = view;
  return renderStaffPage(
    { title: mistakes.length === 0 ? "Try a question" : "Error: Try a question", current: "try" },
    session,
    <>
      <MistakeList heading="This cannot be tried" mistakes={mistakes} />
      <h1>Try a question</h1>
      {other === undefined ? null : (
        <p>
          What is live now, and what would be said with the change, side by side. Nothing is put live by trying: the
          page that you came from is still open in the other tab.
        </p>
      )}
      <form method={other === undefined ? "get" : "post"} action="/staff/try">
        {other === undefined ? null : (
          <>
            <FormToken session={session} />
            <input type="hidden" name="version" value={other.name} />
          </>
        )}
        <Fields {...view} />
      </form>
      <div role="status">{tried.length < 2 ? null : <p class="verdict">{compareSays(tried)}</p>}</div>
      <div class={tried.length < 2 ? "tried" : "tried side-by-side"}>
        {tried.map((one, at) => (
          <Explained key={one.title} tried={one} id={`version-${at}`} />
        ))}
      </div>
    </>,
  );
}

function Fields({ question, on }: TryView) {
  return (
    <>
      <label for="q">Question, as a visitor would type it</label>
      <textarea id="q" name="q" rows={2}>
        {question}
      </textarea>
      <label for="on">On this day</label>
      <input type="date" id="on" name="on" value={on} />
      <p>
        <button type="submit">Try it</button>
      </p>
    </>
  );
}
