import { renderToString } from "preact-render-to-string";

/** A page that imitates the council's own, to show how the assistant sits in another site. */
export function renderDemoPage(): string {
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>Improving SEND services – demonstration page</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/assets/demo.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to main content
        </a>
        <header>
          <p>A demonstration page, not the council's website</p>
        </header>
        <main id="content">
          <h1>Improving SEND services after the 2024 inspection</h1>
          <p>This page stands in for the council's own. It shows how a visitor reaches the assistant from another page.</p>
          <p>
            <a class="launcher" href="/chat">
              Ask about SEND
            </a>
          </p>
          <p>
            Or <a href="/faq">read all answers</a>.
          </p>
        </main>
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${renderToString(page)}`;
}
