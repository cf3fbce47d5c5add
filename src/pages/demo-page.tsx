import { renderToString } from "preact-render-to-string";

/** A page that imitates the council's own, to show how the assistant sits in another site: one script adds its launcher. */
export function renderDemoPage(): string {
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>Improving SEND services – demonstration page</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/assets/demo.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <script src="/assistant.js" defer />
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to main content
        </a>
        <SiteHeader />
        <main id="content" tabIndex={-1}>
          <h1>Improving SEND services after the 2024 inspection</h1>
          <Introduction />
          <WhatWasFound />
          <Questions />
        </main>
        <footer>
          <p>Made to show the SEND assistant. It is not a page of Worcestershire County Council.</p>
        </footer>
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${renderToString(page)}`;
}

function SiteHeader() {
  return (
    <header>
      <p class="site">Council demonstration page</p>
      <nav aria-label="Site">
        <ul>
          <li>
            <a href="#found">What was found</a>
          </li>
          <li>
            <a href="#questions">Questions</a>
          </li>
          <li>
            <a href="/faq">All answers</a>
          </li>
        </ul>
      </nav>
    </header>
  );
}

function Introduction() {
  return (
    <>
      <p>
        This page stands in for the council's own. It has its own colours, letters and a header that stays in view, to
        show how a visitor reaches the assistant from another website.
      </p>
      <p>
        Press "Ask about SEND" in the corner. Without JavaScript, or if you would rather have a page of its own,{" "}
        <a href="/chat">ask on the chat page</a>.
      </p>
    </>
  );
}

function WhatWasFound() {
  return (
    <section aria-labelledby="found">
      <h2 id="found">What was found</h2>
      <p>
        Inspectors looked at the help for children and young people with special educational needs and disabilities in
        2024. The assistant can say what they found, what must get better, and when they come back.
      </p>
    </section>
  );
}

function Questions() {
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">Questions</h2>
      <p>
        <a href="/chat">Ask about SEND</a>, or <a href="/faq">read all answers</a>. How the assistant meets your needs
        is in its <a href="/accessibility">accessibility statement</a>; what it does with your words is in its{" "}
        <a href="/privacy">privacy notice</a>.
      </p>
    </section>
  );
}
