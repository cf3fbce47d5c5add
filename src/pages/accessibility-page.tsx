import type { Site } from "../content/snapshot.js";
import { renderPage } from "./layout.js";

/** What the statements tell of this server. */
export interface StatementFacts {
  readonly site: Site;
  readonly retentionHours: number;
  readonly insightDays: number;
  readonly hasCloudChannels: boolean;
  readonly canonical: (path: string) => string;
}

/** How the pages can be used, what may not work, and whom to tell. */
export function renderAccessibilityPage({ site, canonical }: StatementFacts): string {
  return renderPage(
    { title: "Accessibility", canonical: canonical("/accessibility"), current: "accessibility" },
    <>
      <h1>Accessibility statement</h1>
      <p>This statement is about the {site.name}: its chat, its answers, and the chat box that other websites show.</p>
      <WhatWorks />
      <Easier />
      <Standard />
      <NotYet />
      <h2 id="help">If something does not work for you</h2>
      <p>Please tell us what went wrong, or ask for an answer in another format:</p>
      <Contact site={site} />
      <p>
        You do not have to use this program at all. <a href="/faq">All answers</a> can be read and printed, and{" "}
        <a href="/faq/talk-about-my-child">people who can help</a> are listed there.
      </p>
    </>,
  );
}

/** Whom to write to about the pages themselves, where the site's names have such an address. */
export function Contact({ site }: { readonly site: Site }) {
  const link = site.links.get("local-offer-email");
  if (link === undefined) return null;
  return (
    <p>
      {link.title}: <a href={link.url}>{link.url.replace(/^mailto:/, "")}</a>
    </p>
  );
}

function WhatWorks() {
  return (
    <>
      <p>We want everyone to get the same answers. You should be able to:</p>
      <ul>
        <li>use every page with a keyboard, a switch, your voice or a screen reader</li>
        <li>make the text up to four times as large, and read it without scrolling sideways</li>
        <li>use your own colours, a dark screen or high contrast</li>
        <li>read each answer in easier words</li>
        <li>take all the time you need: if a chat has closed, your question is kept</li>
        <li>use the chat, the search and all answers without JavaScript, and in a browser that shows only text</li>
        <li>print or save a chat and any answer</li>
      </ul>
    </>
  );
}

function Easier() {
  return (
    <>
      <h2>Ways to make it easier</h2>
      <ul>
        <li>
          <strong>Easier words:</strong> open "In easier words" under an answer. On the chat page, "Show easier words
          first" does it for every answer. You can also read <a href="/faq?easy=1">all answers in easier words</a>.
        </li>
        <li>
          <strong>Keyboard:</strong> the first press of Tab on each page offers to skip to the main part. On the chat
          page, the second offers the latest answer.
        </li>
        <li>
          <strong>Larger text:</strong> use your browser's zoom, or its setting for larger text. The chat box on other
          websites has settings of its own for text size, spacing, colours and reading aloud.
        </li>
        <li>
          <strong>Colours:</strong> the pages follow the colours, the dark screen and the contrast that your device is
          set to.
        </li>
      </ul>
    </>
  );
}

function Standard() {
  return (
    <>
      <h2>What we aim for</h2>
      <p>
        We build these pages to the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. Where we can, we go
        further: text has a contrast of at least 7 to 1, and what you press is at least 44 pixels high and wide.
      </p>
      <h2>How we check</h2>
      <p>
        At each change, automatic tests go through the pages in a real browser: wide and narrow screens, light, dark and
        high contrast, large text, keyboard only, print, and without JavaScript. Automatic tests do not find everything.
        Nobody from outside has audited these pages yet, so we do not claim that they meet the standard in full.
      </p>
    </>
  );
}

function NotYet() {
  return (
    <>
      <h2>What may not work for you</h2>
      <ul>
        <li>
          Other websites and documents that we link to, such as the plans and the inspection report, are not ours.
        </li>
        <li>The answers are in English only. They are not in British Sign Language.</li>
        <li>
          A chat page that has not been used for 30 minutes is closed, to protect what was said. Your question is kept,
          and one press begins a new chat with it.
        </li>
        <li>
          On the chat page without JavaScript, words that you have typed but not sent are lost if you press another
          button.
        </li>
      </ul>
    </>
  );
}
