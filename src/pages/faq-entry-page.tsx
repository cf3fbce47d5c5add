import { textOn } from "../content/dated-text.js";
import type { Entry } from "../content/snapshot.js";
import { renderHtml } from "../rendering/render-html.js";
import { topicAnchor } from "./faq-page.js";
import { type FaqView, QuestionList, questionsFor } from "./faq-parts.js";
import { renderPage, SafeHtml, SourceNote } from "./layout.js";

/** One answer at its own address, with its easy-read version, source and related questions. */
export function renderEntryPage(entry: Entry, view: FaqView): string {
  const { snapshot, day, isEasy } = view;
  const related = entry.related.flatMap((id) => snapshot.entries.get(id) ?? []);
  return renderPage(
    {
      title: entry.question,
      canonical: view.canonical(`/faq/${entry.id}`),
      current: "faq",
      data: questionsFor([entry], day),
    },
    <>
      <Place topic={entry.topic} />
      <article aria-labelledby="question">
        <h1 id="question">{entry.question}</h1>
        <BothWords entry={entry} view={view} />
        <SourceNote {...entry.source} checked={entry.checked} />
      </article>
      {related.length === 0 ? null : (
        <nav aria-labelledby="related" class="topics">
          <h2 id="related">Related questions</h2>
          <QuestionList entries={related} isEasy={isEasy} />
        </nav>
      )}
      <ul class="ways-on">
        <li>
          <a href="/chat">Ask another question</a>
        </li>
        <li>
          <a href="/faq">Search or see all answers</a>
        </li>
      </ul>
    </>,
  );
}

function Place({ topic }: { readonly topic: string }) {
  return (
    <nav aria-label="Breadcrumb" class="place">
      <ol>
        <li>
          <a href="/faq">All answers</a>
        </li>
        <li>
          <a href={`/faq#${topicAnchor(topic)}`}>{topic}</a>
        </li>
      </ol>
    </nav>
  );
}

/** The answer in full and in easier words, the wished for first. */
function BothWords({ entry: { text, easyRead }, view: { day, isEasy } }: { entry: Entry; view: FaqView }) {
  if (easyRead === undefined) return <SafeHtml html={renderHtml(textOn(text, day), 2)} />;
  const level = isEasy ? 3 : 2;
  const full = <SafeHtml html={renderHtml(textOn(text, day), level)} />;
  const easy = <SafeHtml class="easy-read" html={renderHtml(textOn(easyRead, day), 3)} />;
  const second = isEasy ? "full" : "easy";
  return (
    <>
      {isEasy ? easy : full}
      <section aria-labelledby={second}>
        <h2 id={second}>{isEasy ? "The full answer" : "In easier words"}</h2>
        {isEasy ? full : easy}
      </section>
    </>
  );
}
