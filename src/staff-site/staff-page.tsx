import type { ComponentChildren } from "preact";
import { renderPage, type SiteFrame } from "../pages/layout.js";
import type { Session } from "./sign-in/sessions.js";

export interface StaffHead {
  readonly title: string;
  readonly current?: "today" | "gaps" | "try" | "answers";
  /** The address that the browser goes on to at once. */
  readonly goOnTo?: string;
}

const sections = [
  { key: "today", href: "/staff", title: "Today" },
  { key: "gaps", href: "/staff/gaps", title: "Gaps" },
  { key: "try", href: "/staff/try", title: "Try a question" },
  { key: "answers", href: "/staff/answers", title: "Answers" },
] as const;

const frame = {
  name: "SEND assistant: staff",
  home: "/staff",
  purpose: "For the people who keep the answers right",
  style: "/assets/staff.css",
} as const;

/** A whole page of the staff's site; without a session it leads nowhere but to the sign-in. */
export function renderStaffPage(head: StaffHead, session: Session | undefined, main: ComponentChildren): string {
  const site: SiteFrame =
    session === undefined
      ? { ...frame, sections: [{ key: "sign-in", href: "/staff/sign-in", title: "Sign in" }], footer: <VisitorsLink /> }
      : { ...frame, sections, footer: <SignedIn session={session} /> };
  return renderPage(head, main, site);
}

function SignedIn({ session }: { readonly session: Session }) {
  const { name, role } = session.person;
  return (
    <>
      <form method="post" action="/staff/sign-out" class="sign-out">
        <FormToken session={session} />
        <p>
          Signed in as {name} ({role}).
        </p>
        <button type="submit">Sign out</button>
      </form>
      <VisitorsLink />
    </>
  );
}

function VisitorsLink() {
  return (
    <p>
      <a href="/chat">The visitors’ site</a>
    </p>
  );
}

/** What each form of a signed-in person brings, so that no other site can send it. */
export function FormToken({ session }: { readonly session: Session }) {
  return <input type="hidden" name="token" value={session.formToken} />;
}

export interface Mistake {
  readonly says: string;
  /** The field that it is about, by its id. */
  readonly field?: string;
}

/** What was wrong with a form, above it, each with the way to its field (https://design-system.service.gov.uk/components/error-summary). */
export function MistakeList({
  heading,
  mistakes,
}: {
  readonly heading: string;
  readonly mistakes: readonly Mistake[];
}) {
  if (mistakes.length === 0) return null;
  return (
    <div class="mistake" role="alert" aria-labelledby="mistakes">
      <h2 id="mistakes">{heading}</h2>
      <ul>
        {mistakes.map(({ says, field }) => (
          <li key={says}>{field === undefined ? says : <a href={`#${field}`}>{says}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

/** What has just been done, above the page that it led to. */
export function DoneNote({ heading, says }: { readonly heading: string; readonly says: string }) {
  return (
    <div class="done" role="status">
      <h2>{heading}</h2>
      <p>{says}</p>
    </div>
  );
}
