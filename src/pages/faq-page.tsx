import type { Entry } from "../content/snapshot.js";
import { EntryWords, entryAddress, type FaqView, questionsFor, SearchForm } from "./faq-parts.js";
import { CheckedNote, renderPage } from "./layout.js";

interface Topic {
  readonly name: string;
  readonly anchor: string;
  readonly entries: readonly Entry[];
}

/** Every answer by topic, each with a link to its own page, and a search of them all. */
export function renderFaqPage(view: FaqView): string {
  const entries = [...view.snapshot.entries.values()];
  const topics = byTopic(entries);
  return renderPage(
    {
      title: view.isEasy ? "All answers in easier words" : "All answers",
      canonical: view.canonical("/faq"),
      current: "faq",
      data: questionsFor(entries, view.day),
      script: "/assets/faq-search.js",
    },
    <>
      <h1>All answers</h1>
      <SearchForm isEasy={view.isEasy} />
      <p role="status" id="count" class="count" />
      <div id="results" />
      <div id="all">
        <p>
          All {entries.length} answers, by topic. You can also <a href="/chat">ask in your own words</a>.
        </p>
        <EasySwitch isEasy={view.isEasy} />
        <TopicList topics={topics} />
        {topics.map((topic) => (
          <TopicView key={topic.name} topic={topic} view={view} />
        ))}
      </div>
    </>,
  );
}

function byTopic(entries: readonly Entry[]): Topic[] {
  return [...new Set(entries.map(({ topic }) => topic))].map((name) => ({
    name,
    anchor: topicAnchor(name),
    entries: entries.filter(({ topic }) => topic === name),
  }));
}

/** The anchor of a topic on the page of all answers. */
export function topicAnchor(name: string): string {
  return `topic-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}

function EasySwitch({ isEasy }: { readonly isEasy: boolean }) {
  return (
    <p class="switch">
      <a href={isEasy ? "/faq" : "/faq?easy=1"}>
        {isEasy ? "Show the full answers" : "Show all answers in easier words"}
      </a>
    </p>
  );
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

function TopicView({ topic: { name, anchor, entries }, view }: { readonly topic: Topic; readonly view: FaqView }) {
  return (
    <section class="topic" aria-labelledby={anchor}>
      <h2 id={anchor} tabIndex={-1}>
        {name}
      </h2>
      {entries.map((entry) => (
        <article key={entry.id} id={entry.id} tabIndex={-1} aria-labelledby={`${entry.id}-question`}>
          <h3 id={`${entry.id}-question`}>
            <a href={entryAddress(entry.id, view.isEasy)}>{entry.question}</a>
          </h3>
          <EntryWords entry={entry} view={view} level={4} />
          <CheckedNote checked={entry.checked} />
        </article>
      ))}
      <p class="back">
        <a href="#topics">Back to the topics</a>
      </p>
    </section>
  );
}
