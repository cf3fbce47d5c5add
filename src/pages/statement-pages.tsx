import { renderPage } from "./layout.js";

/** How the pages can be used, and whom to tell when they cannot. */
export function renderAccessibilityPage(): string {
  return renderPage(
    { title: "Accessibility", path: "/accessibility", current: "accessibility" },
    <>
      <h1>Accessibility</h1>
      <p>We want everyone to get the same answers. You should be able to:</p>
      <ul>
        <li>use every page with a keyboard, a switch, your voice or a screen reader</li>
        <li>make the text up to four times as large, and read it without scrolling sideways</li>
        <li>use your own colours, a dark screen or high contrast</li>
        <li>read each answer in easier words</li>
        <li>take all the time you need: if a chat has closed, your question is kept</li>
        <li>use the chat and all answers without JavaScript</li>
      </ul>
      <h2>What we aim for</h2>
      <p>
        We build these pages to the Web Content Accessibility Guidelines (WCAG) 2.2, level AA, with stronger contrast
        and larger buttons than level AA asks for. Automatic tests look for mistakes at each change.
      </p>
      <h2>What may not work for you</h2>
      <p>Documents on other websites, such as the plans and the inspection report, may be harder to use.</p>
      <h2>If something does not work for you</h2>
      <p>Please tell us, or ask for an answer in another format:</p>
      <p>
        <a href="mailto:localoffer@worcschildrenfirst.org.uk">localoffer@worcschildrenfirst.org.uk</a>
      </p>
    </>,
  );
}

/** What is kept of a chat, for how long, and who can read it. */
export function renderPrivacyPage(): string {
  return renderPage(
    { title: "Privacy", path: "/privacy", current: "privacy" },
    <>
      <h1>Privacy</h1>
      <p>
        What you type is kept only so that your chat can go on. It is locked with a key that only your browser has, and
        it is deleted when nothing has been said for a day.
      </p>
      <ul>
        <li>No cookies.</li>
        <li>No other company sees what you type.</li>
        <li>Your name, address or phone number is not needed. Please leave them out.</li>
        <li>Your computer's address is not stored.</li>
      </ul>
    </>,
  );
}

/** What a person sees at an address where there is nothing. */
export function renderNotFoundPage(): string {
  return renderPage(
    { title: "Page not found" },
    <>
      <h1>Page not found</h1>
      <p>There is nothing at this address. The answer may have moved, or the address may have a mistake in it.</p>
      <p>You can:</p>
      <ul class="ways-on">
        <li>
          <a href="/faq">find it among all answers</a>
        </li>
        <li>
          <a href="/chat">ask a question</a>
        </li>
      </ul>
    </>,
  );
}
