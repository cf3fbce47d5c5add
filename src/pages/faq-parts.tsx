import { type Day, textOn } from "../content/dated-text.js";
import type { Entry, Snapshot } from "../content/snapshot.js";
import { renderHtml } from "../rendering/render-html.js";
import { SafeHtml } from "./layout.js";

/** What the pages of answers are made from, and how they are wished for. */
export interface FaqView {
  readonly snapshot: Snapshot;
  readonly day: Day;
  /** Whether easier words are shown in place of the full ones, where there are any. */
  readonly isEasy: boolean;
  readonly canonical: (path: string) => string;
}

export interface SearchFormProps {
  readonly isEasy: boolean;
  readonly typed?: string;
}

/** The field that searches all answers, with or without a script. */
export function SearchForm({ isEasy, typed = "" }: SearchFormProps) {
  return (
    <form role="search" method="get" action="/faq" class="search" id="search">
      <label for="q">Search the answers</label>
      <p id="q-hint" class="hint">
        Use your own words. Spelling does not matter.
      </p>
      <div class="search-row">
        <input type="search" id="q" name="q" value={typed} autocomplete="off" spellcheck aria-describedby="q-hint" />
        {isEasy ? <input type="hidden" name="easy" value="1" /> : null}
        <button type="submit">Search</button>
      </div>
    </form>
  );
}

/** The words of an answer on the day, in easier words where they are wished for and written. */
export function EntryWords({ entry, view, level }: { entry: Entry; view: FaqView; level: number }) {
  const { text, easyRead } = entry;
  const isEasy = view.isEasy && easyRead !== undefined;
  const html = renderHtml(textOn(isEasy ? easyRead : text, view.day), level);
  return isEasy ? <SafeHtml class="easy-read" html={html} /> : <SafeHtml html={html} />;
}

/** The address of an answer's own page, with easier words first where they are wished for. */
export function entryAddress(id: string, isEasy: boolean): string {
  return `/faq/${id}${isEasy ? "?easy=1" : ""}`;
}

/** Questions as links to their answers. */
export function QuestionList({ entries, isEasy }: { readonly entries: readonly Entry[]; readonly isEasy: boolean }) {
  return (
    <ul>
      {entries.map(({ id, question }) => (
        <li key={id}>
          <a href={entryAddress(id, isEasy)}>{question}</a>
        </li>
      ))}
    </ul>
  );
}

/** The answers as search engines read them (https://schema.org/FAQPage). */
export function questionsFor(entries: readonly Entry[], day: Day): object {
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
