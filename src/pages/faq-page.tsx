import { type Day, textOn } from "../content/dated-text.js";
import type { Entry, Snapshot } from "../content/snapshot.js";
import { renderHtml } from "../rendering/render-html.js";
import { longDate } from "./chat-page.js";
import { renderPage, SafeHtml } from "./layout.js";

/** Every answer by topic, each with a link to its own page. */
export function renderFaqPage(snapshot: Snapshot, day: Day): string {
  const entries = [...snapshot.entries.values()];
  const topics = [...new Set(entries.map(({ topic }) => topic))];
  return renderPage(
    { title: "All answers", path: "/faq", current: "faq" },
    <>
      <h1>All answers</h1>
      <nav aria-label="Topics">
        <ul>
          {topics.map((topic) => (
            <li key={topic}>
              <a href={`#${anchorOf(topic)}`}>{topic}</a>
            </li>
          ))}
        </ul>
      </nav>
      {topics.map((topic) => (
        <section key={topic} aria-labelledby={anchorOf(topic)}>
          <h2 id={anchorOf(topic)}>{topic}</h2>
          {entries
            .filter((entry) => entry.topic === topic)
            .map((entry) => (
              <article key={entry.id} id={entry.id}>
                <h3>
                  <a href={`/faq/${entry.id}`}>{entry.question}</a>
                </h3>
                <SafeHtml html={renderHtml(textOn(entry.text, day), 4)} />
              </article>
            ))}
        </section>
      ))}
    </>,
  );
}

/** One answer at its own address, with its easy-read version, source and related questions. */
export function renderEntryPage(entry: Entry, snapshot: Snapshot, day: Day): string {
  const related = entry.related.flatMap((id) => snapshot.entries.get(id) ?? []);
  return renderPage(
    { title: entry.question, path: `/faq/${entry.id}`, current: "faq" },
    <article>
      <h1>{entry.question}</h1>
      <SafeHtml html={renderHtml(textOn(entry.text, day), 2)} />
      {entry.easyRead === undefined ? null : (
        <section aria-labelledby="easy">
          <h2 id="easy">In easier words</h2>
          <SafeHtml class="easy-read" html={renderHtml(textOn(entry.easyRead, day), 3)} />
        </section>
      )}
      <p class="source">
        From: <a href={entry.source.url}>{entry.source.title}</a>, checked on {longDate(entry.checked)}
      </p>
      <h2>Related questions</h2>
      <ul>
        {related.map(({ id, question }) => (
          <li key={id}>
            <a href={`/faq/${id}`}>{question}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/chat">Ask another question</a>
      </p>
    </article>,
  );
}

function anchorOf(topic: string): string {
  return `topic-${topic.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}
