import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { longDay } from "../rendering/long-day.js";

export interface PageHead {
  readonly title: string;
  /** The address under which search engines may list the page; missing where they shall not. */
  readonly canonical?: string | undefined;
  /** The section of the site that the page belongs to, by its key. */
  readonly current?: string | undefined;
  /** What the page says, for search engines, by schema.org. */
  readonly data?: object;
  /** A second skip link, behind the one to the main part. */
  readonly skip?: { readonly href: string; readonly title: string };
  /** The address that the browser goes on to at once. */
  readonly goOnTo?: string;
  /** The address of a script of ours that makes the page easier to use. */
  readonly script?: string;
}

/** What stands round the main part of every page of a site. */
export interface SiteFrame {
  readonly name: string;
  readonly home: string;
  readonly purpose: string;
  readonly sections: readonly { readonly key: string; readonly href: string; readonly title: string }[];
  readonly footer: ComponentChildren;
  /** The address of a style sheet that goes with the pages' own. */
  readonly style?: string;
}

const visitorsSite: SiteFrame = {
  name: "SEND assistant",
  home: "/chat",
  purpose: "Answers about the 2024 inspection of SEND services in Worcestershire",
  sections: [
    { key: "chat", href: "/chat", title: "Ask a question" },
    { key: "faq", href: "/faq", title: "All answers" },
    { key: "accessibility", href: "/accessibility", title: "Accessibility" },
    { key: "privacy", href: "/privacy", title: "Privacy" },
  ],
  footer: (
    <p>
      In danger now? Call <a href="tel:999">999</a>. This is a program: nobody watches this chat.
    </p>
  ),
};

/** A whole HTML page of the assistant's own site: skip link, header, navigation, main part and footer. It needs no JavaScript. */
export function renderPage(head: PageHead, main: ComponentChildren, site: SiteFrame = visitorsSite): string {
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>{`${head.title} – ${site.name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        {head.goOnTo === undefined ? null : <meta http-equiv="refresh" content={`0; url=${head.goOnTo}`} />}
        {head.canonical === undefined ? (
          <meta name="robots" content="noindex" />
        ) : (
          <link rel="canonical" href={head.canonical} />
        )}
        <link rel="stylesheet" href="/assets/pages.css" />
        {site.style === undefined ? null : <link rel="stylesheet" href={site.style} />}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {head.script === undefined ? null : <script src={head.script} defer />}
        {head.data === undefined ? null : <StructuredData data={head.data} />}
      </head>
      <body>
        <a class="skip-link" href="#main">
          Skip to main content
        </a>
        {head.skip === undefined ? null : (
          <div>
            <a class="skip-link" href={head.skip.href}>
              {head.skip.title}
            </a>
          </div>
        )}
        <header class="site-header">
          <div class="frame">
            <a class="site-name" href={site.home}>
              {site.name}
            </a>
            <p class="site-purpose">{site.purpose}</p>
            <nav aria-label="Pages">
              <ul class="site-nav">
                {site.sections.map(({ key, href, title }) => (
                  <li key={key}>
                    <a href={href} aria-current={head.current === key ? "page" : undefined}>
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </header>
        <main id="main" class="frame" tabIndex={-1}>
          {main}
        </main>
        <footer class="site-footer">
          <div class="frame">{site.footer}</div>
        </footer>
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${renderToString(page)}`;
}

function StructuredData({ data }: { readonly data: object }) {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  // JSON without "<" cannot end the element, and browsers do not run it.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

/** HTML that the Markdown renderer has already made safe: raw HTML is text there, and link schemes are checked. */
export function SafeHtml({ html, class: name }: { readonly html: string; readonly class?: string }) {
  return <div class={name} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Where an answer stands, and when a person last compared the two (YYYY-MM-DD). */
export function SourceNote({ title, url, checked }: Record<"title" | "url" | "checked", string>) {
  return (
    <p class="source">
      From: <a href={url}>{title}</a>, checked on {longDay(checked)}
    </p>
  );
}

/** When a person last compared an answer with its source (YYYY-MM-DD). */
export function CheckedNote({ checked }: { readonly checked: string }) {
  return <p class="source">Checked on {longDay(checked)}</p>;
}
