import type { Session } from "../sign-in/sessions.js";
import { type Mistake, MistakeList, renderStaffPage } from "../staff-page.js";

/** Says why a change cannot be made, with the way back to its answer. */
export function renderBlockedPage(
  { title, mistakes, entry }: { readonly title: string; readonly mistakes: readonly Mistake[]; readonly entry: string },
  session: Session,
): string {
  return renderStaffPage(
    { title: `Error: ${title}`, current: "answers" },
    session,
    <>
      <MistakeList heading="This cannot go live" mistakes={mistakes} />
      <h1>{title}</h1>
      <p>Nothing was changed.</p>
      <p>
        <a href={`/staff/answers/${encodeURIComponent(entry)}`}>Back to the answer</a>
      </p>
    </>,
  );
}
