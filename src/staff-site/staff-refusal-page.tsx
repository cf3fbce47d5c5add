import type { Refusal } from "../protocol/refusal.js";
import type { Session } from "./sign-in/sessions.js";
import { renderStaffPage } from "./staff-page.js";

/** What staff see in place of a page. `typed` is what a form brought that was not taken, so that it is not lost. */
export function renderStaffRefusal(refusal: Refusal, session: Session | undefined, typed: string): string {
  const heading = headingFor(refusal);
  return renderStaffPage(
    { title: heading },
    session,
    <>
      <h1>{heading}</h1>
      <p>{adviceFor(refusal)}</p>
      {typed === "" ? null : (
        <>
          <label for="typed">What you typed</label>
          <p id="typed-hint" class="hint">
            It was not taken. Copy it from here before you leave this page.
          </p>
          <textarea id="typed" rows={20} readOnly aria-describedby="typed-hint">
            {typed}
          </textarea>
        </>
      )}
    </>,
  );
}

function headingFor({ status, code }: Refusal): string {
  if (status === 404) return "Page not found";
  if (status === 429) return "Please wait a minute";
  if (status !== 403) return "This request was not understood";
  switch (code) {
    case "EditorsOnly":
      return "Only editors can do this";
    case "SignedOut":
      return "You have been signed out";
    case "Unchecked":
      return "Your sign-in has to be checked again";
    case "ReadOnly":
      return "The files cannot be changed from here";
    default:
      return "This form cannot be taken";
  }
}

function adviceFor({ status, code, message }: Refusal): string {
  if (status === 404) return "If you typed or pasted the web address, check it is whole and correct.";
  if (status !== 403) return message;
  switch (code) {
    case "EditorsOnly":
      return "You can read everything here, but your role is viewer. Ask the person who looks after this assistant to make you an editor.";
    case "SignedOut":
      return "Sign in again, then do it once more.";
    case "Unchecked":
      return "It is over an hour since you last opened a page. Open any of these pages in another tab. Then reload this one: your browser asks whether to send the form again, say yes.";
    case "ReadOnly":
      return message;
    default:
      return "It comes from an earlier sign-in or from another website. Open the page anew, then do it once more.";
  }
}
