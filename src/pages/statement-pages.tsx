import { renderPage } from "./layout.js";

/** How the pages can be used, and whom to tell when they cannot. */
export function renderAccessibilityPage(): string {
  return renderPage(
    { title: "Accessibility", path: "/accessibility", current: "accessibility" },
    <>
      <h1>Accessibility</h1>
      <p>
        You can use this site with a keyboard, a screen reader, a switch, large text or your own colours, and without
        JavaScript.
      </p>
      <h2>If something does not work for you</h2>
      <p>
        Please tell us at <a href="mailto:localoffer@worcschildrenfirst.org.uk">localoffer@worcschildrenfirst.org.uk</a>
        .
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
