import { type Day, textOn } from "../content/dated-text.js";
import type { Entry, Snapshot } from "../content/snapshot.js";
import { renderHtml } from "../rendering/render-html.js";
import { renderPage, SafeHtml, SourceNote } from "./layout.js";

interface Topic {
  readonly name: string;
  readonly anchor: string;
  readonly entries: readonly Entry[];
}

/** Every answer by topic, each with a link to its own page. */
export function renderFaqPage(snapshot: Snapshot, day: Day): string {
  const entries = [...snapshot.entries.values()];
  const topics = byTopic(entries);
  return renderPage(
    { title: "All answers", path: "/faq", current: "faq", data: questionsFor(entries, day) },
    <>
      <h1>All answers</h1>
      <p>
        All {entries.length} answers, by topic. You can also <a href="/chat">ask in your own words</a>.
      </p>
      <TopicList topics={topics} />
      {topics.map((topic) => (
        <TopicView key={topic.name} topic={topic} day={day} />
      ))}
    </>,
  );
}

function byTopic(entries: readonly Entry[]): Topic[] {
  return [...new Set(entries.map(({ topic }) => topic))].map((name) => ({
    name,
    anchor: `topic-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`,
    entries: entries.filter(({ topic }) => topic === name),
  }));
}

function TopicList({ topics }: { readonly topics: readonly Topic[] }) {
  return (
    <nav aria-labelledby="topics" class="topics">
      <h2 id="topics" tabIndex={-1}>
        Topics
      </h2>
      <ul>
        {topics.map(({ name, anchor, entries }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{name}</a> ({entries.length})
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TopicView({ topic: { name, anchor, entries }, day }: { readonly topic: Topic; readonly day: Day }) {
  return (
    <section class="topic" aria-labelledby={anchor}>
      <h2 id={anchor} tabIndex={-1}>
        {name}
      </h2>
      {entries.map(({ id, question, text }) => (
        <article key={id} id={id} aria-labelledby={`${id}-question`}>
          <h3 id={`${id}-question`}>
            <a href={`/faq/${id}`}>{question}</a>
          </h3>
          <SafeHtml html={renderHtml(textOn(text, day), 4)} />
        </article>
      ))}
      <p class="back">
        <a href="#topics">Back to the topics</a>
      </p>
    </section>
  );
}

/** One answer at its own address, with its easy-read version, source and related questions. */
export function renderEntryPage(entry: Entry, snapshot: Snapshot, day: Day): string {
  return renderPage(
    { title: entry.question, path: `/faq/${entry.id}`, current: "faq", data: questionsFor([entry], day) },
    <>
      <article aria-labelledby="question">
        <h1 id="question">{entry.question}</h1>
        <SafeHtml html={renderHtml(textOn(entry.text, day), 2)} />
        {entry.easyRead === undefined ? null : (
          <section aria-labelledby="easy">
            <h2 id="easy">In easier words</h2>
            <SafeHtml class="easy-read" html={renderHtml(textOn(entry.easyRead, day), 3)} />
          </section>
        )}
        <SourceNote {...entry.source} checked={entry.checked} />
      </article>
      <Related entries={entry.related.flatMap((id) => snapshot.entries.get(id) ?? [])} />
      <p>
        <a href="/chat">Ask another question</a>
      </p>
      <p>
        <a href="/faq">See all answers</a>
      </p>
    </>,
  );
}

function Related({ entries }: { readonly entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <nav aria-labelledby="related" class="topics">
      <h2 id="related">Related questions</h2>
      <ul>
        {entries.map(({ id, question }) => (
          <li key={id}>
            <a href={`/faq/${id}`}>{question}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The answers as search engines read them (https://schema.org/FAQPage). */
function questionsFor(entries: readonly Entry[], day: Day): object {
  return {
    "@context": "https://schema.org",
    "@type": "FAQPage",
    mainEntity: entries.map(({ question, text }) => ({
      "@type": "Question",
      name: question,
      acceptedAnswer: { "@type": "Answer", text: renderHtml(textOn(text, day)) },
    })),
  };
}
