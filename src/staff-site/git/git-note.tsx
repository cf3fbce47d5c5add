import { mistakesOf } from "../changes/mistakes-of.js";
import type { GitState } from "./content-repository.js";

/** Tells how far changes have come on their way to the git host, where that is more than "written". */
export function GitNote({ state }: { readonly state: GitState }) {
  switch (state.kind) {
    case "files only":
    case "committed":
    case "sent":
      return null;
    case "waiting":
      return (
        <p>
          <strong>Live, and not yet sent to git.</strong> It is tried again every minute. <EditsLink />
        </p>
      );
    case "conflict":
      return (
        <p>
          <strong>The same lines were changed here and in git.</strong> Here what you see is live, and in git the other
          words stand, until somebody chooses. <EditsLink />
        </p>
      );
    case "faulty":
      return (
        <p>
          <strong>What came into git elsewhere does not pass the check,</strong> so it is not taken over here, and
          nothing is sent. <EditsLink />
        </p>
      );
  }
}

function EditsLink() {
  return <a href="/staff/edits">See more</a>;
}

/** The state in full, for the page of edits. */
export function GitDetails({ state }: { readonly state: GitState }) {
  switch (state.kind) {
    case "files only":
      return <p>The files are in no git repository: changes are written to them, and nothing else is done.</p>;
    case "committed":
      return <p>Each change is a commit in the repository on this server. No git host is named in the settings.</p>;
    case "sent":
      return <p>The git host has everything that is live here.</p>;
    case "waiting":
      return (
        <p>
          <strong>Live, and not yet sent to git.</strong> It is tried again every minute. Git says: {state.why}
        </p>
      );
    case "conflict":
      return (
        <>
          <p>
            <strong>The same lines were changed here and in git.</strong> Nothing is lost: here the words of these pages
            are live, and git has the others. Choose which words stay where both changed the same lines; all other
            changes of both are kept, and git remembers the words that are not chosen.
          </p>
          <ul>
            {state.files.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </>
      );
    case "faulty":
      return (
        <>
          <p>
            <strong>With what came into git elsewhere, the check finds something wrong.</strong> It is not taken over
            here, and nothing is sent, until it is mended there.
          </p>
          <ul>
            {mistakesOf(state.problems, "", "").map(({ says }) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </>
      );
  }
}
