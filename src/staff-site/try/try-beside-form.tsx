import type { Session } from "../sign-in/sessions.js";
import { FormToken } from "../staff-page.js";

interface TryBesideProps {
  readonly session: Session;
  /** The name of the version to try beside the live one. */
  readonly version: string;
}

/** Asks for a question to try on a version that is not live, in a tab of its own: no browser leads back to a page that a form made without sending the form again. */
export function TryBesideForm({ session, version }: TryBesideProps) {
  return (
    <>
      <h2>Try it before it is live</h2>
      <form method="post" action="/staff/try" target="_blank" class="actions" rel="noopener">
        <FormToken session={session} />
        <input type="hidden" name="version" value={version} />
        <label for="q">A question, as a visitor would type it</label>
        <input type="text" id="q" name="q" />
        <p>
          <button type="submit">Try it beside what is live (opens a new tab)</button>
        </p>
      </form>
    </>
  );
}
