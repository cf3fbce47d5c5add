import { renderToString } from "preact-render-to-string";

/** The page that the CMS fills: it brings its own frame, so that ours stays away. */
export function renderCmsPage(script: string): string {
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>Editor with fields – SEND assistant: staff</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="cms-config-url" type="text/yaml" href="/staff/cms/settings" />
      </head>
      <body>
        <noscript>
          <main>
            <h1>Editor with fields</h1>
            <p>
              This editor needs JavaScript. <a href="/staff/answers">Answers can be changed without it too.</a>
            </p>
          </main>
        </noscript>
        <script src="/assets/staff-cms.js" />
        <script src={script} />
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${renderToString(page)}`;
}
