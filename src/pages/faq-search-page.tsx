import type { Entry } from "../content/snapshot.js";
import type { AnswersFound } from "../conversation/search-answers.js";
import { renderHtml } from "../rendering/render-html.js";
import { LeaveQuickly } from "./answer-view.js";
import { inShort, isGrave } from "./chat-turns.js";
import { EntryWords, entryAddress, type FaqView, QuestionList, SearchForm } from "./faq-parts.js";
import { renderPage, SafeHtml, SourceNote } from "./layout.js";

/** What a search gave: answers, or the words in which it was declined. */
export type SearchResult = AnswersFound | { readonly declined: string };

/** The answers that a search found, on a page that search engines do not list and whose title tells nobody what was typed. */
export function renderSearchPage(typed: string, result: SearchResult, view: FaqView): string {
  return renderPage(
    { title: titleOf(result), current: "faq", script: "/assets/faq-search.js" },
    <>
      <h1>Search results</h1>
      <SearchForm isEasy={view.isEasy} typed={typed} />
      <p role="status" id="count" class="count">
        {countOf(typed, result)}
      </p>
      <div id="results">
        {"declined" in result ? null : <Found result={result} view={view} />}
        <ul class="ways-on">
          <li>
            <a href="/chat">Ask in the chat</a>
          </li>
          <li>
            <a href={view.isEasy ? "/faq?easy=1" : "/faq"}>See all answers by topic</a>
          </li>
        </ul>
      </div>
    </>,
  );
}

function titleOf(result: SearchResult): string {
  if ("declined" in result) return "Error: the search was not made";
  if (isHelp(result)) return "Where to get help";
  const count = answersIn(result);
  return `Search results: ${count === 0 ? "nothing" : count} found`;
}

function isHelp({ says }: AnswersFound): boolean {
  return says !== undefined && isGrave(says.kind);
}

function answersIn({ best, others }: AnswersFound): number {
  return others.length + (best === undefined ? 0 : 1);
}

/** What a screen reader says when the results are there. */
function countOf(typed: string, result: SearchResult): string {
  if ("declined" in result) return result.declined;
  const count = answersIn(result);
  const answers = count === 1 ? "1 answer" : `${count} answers`;
  if (isHelp(result)) return count === 0 ? "Here is where to get help." : `Here is where to get help, and ${answers}.`;
  const words = `“${inShort(typed)}”`;
  if (count > 0) return `${answers} for ${words}`;
  return result.says?.kind === "refused" ? "The search was not made." : `No answer found for ${words}`;
}

function Found({ result: { says, best, others }, view }: { readonly result: AnswersFound; readonly view: FaqView }) {
  return (
    <>
      {says === undefined ? null : (
        <div class={`answer answer-${says.kind}`}>
          <SafeHtml html={renderHtml((view.isEasy ? says.words.easyRead : undefined) ?? says.words.markdown, 2)} />
          {isGrave(says.kind) ? <LeaveQuickly /> : null}
        </div>
      )}
      {best === undefined ? null : <Best entry={best} view={view} />}
      {others.length === 0 ? null : (
        <section class="topics" aria-labelledby="others">
          <h2 id="others">{best === undefined ? "Answers that may help" : "Other answers that may help"}</h2>
          <QuestionList entries={others} isEasy={view.isEasy} />
        </section>
      )}
    </>
  );
}

function Best({ entry, view }: { readonly entry: Entry; readonly view: FaqView }) {
  return (
    <article class="answer" aria-labelledby="best">
      <h2 id="best">
        <a href={entryAddress(entry.id, view.isEasy)}>{entry.question}</a>
      </h2>
      <EntryWords entry={entry} view={view} level={3} />
      <SourceNote {...entry.source} checked={entry.checked} />
    </article>
  );
}
