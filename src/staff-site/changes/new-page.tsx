import type { Link } from "../../content/snapshot.js";
import type { Session } from "../sign-in/sessions.js";
import { FormToken, type Mistake, MistakeList, renderStaffPage } from "../staff-page.js";
import { ReadOnlyNote } from "./edit-page.js";

/** The fields of a new answer as they were typed. */
export interface NewFields {
  readonly question: string;
  readonly topic: string;
  readonly answer: string;
  readonly easy: string;
  readonly source: string;
  /** One a line. */
  readonly phrasings: string;
}

export interface NewView {
  readonly fields: NewFields;
  readonly topics: readonly string[];
  readonly links: readonly Link[];
  readonly mistakes: readonly Mistake[];
  readonly isWritable: boolean;
}

/** The council's page, by its name in site.yaml. */
const usualSource = "page";

/** The form for an answer that there is not yet. */
export function renderNewPage({ fields, topics, links, mistakes, isWritable }: NewView, session: Session): string {
  return renderStaffPage(
    { title: mistakes.length === 0 ? "Write a new answer" : "Error: Write a new answer", current: "answers" },
    session,
    <>
      <MistakeList heading="This cannot go live yet" mistakes={mistakes} />
      <h1>Write a new answer</h1>
      {isWritable ? null : <ReadOnlyNote />}
      <form method="post" action="/staff/answers/new">
        <FormToken session={session} />
        <Field name="question" label="The question, as a visitor would ask it" value={fields.question} />
        <label for="phrasings">How else people ask it</label>
        <p id="phrasings-hint" class="hint">
          One a line, in people’s own words. The more different words, the more people find the answer.
        </p>
        <textarea id="phrasings" name="phrasings" rows={8} aria-describedby="phrasings-hint">
          {`\n${fields.phrasings}`}
        </textarea>
        <Field name="topic" label="Topic" value={fields.topic} list="topics" />
        <datalist id="topics">
          {topics.map((topic) => (
            <option key={topic} value={topic} />
          ))}
        </datalist>
        <label for="source">Where the fact stands</label>
        <select id="source" name="source">
          {links.map(({ name, title }) => (
            <option key={name} value={name} selected={name === (fields.source || usualSource)}>
              {title}
            </option>
          ))}
        </select>
        <Words
          name="answer"
          label="The answer"
          hint="Plain English. The first sentence answers the question."
          value={fields.answer}
        />
        <Words
          name="easy"
          label="The answer in easier words"
          hint="Short sentences. One idea each."
          value={fields.easy}
        />
        <p>
          <button type="submit">Check it and see what it changes</button>
        </p>
      </form>
    </>,
  );
}

function Field({ name, label, value, list }: { name: string; label: string; value: string; list?: string }) {
  return (
    <>
      <label for={name}>{label}</label>
      <input type="text" id={name} name={name} value={value} list={list} />
    </>
  );
}

function Words({ name, label, hint, value }: { name: string; label: string; hint: string; value: string }) {
  return (
    <>
      <label for={name}>{label}</label>
      <p id={`${name}-hint`} class="hint">
        {hint}
      </p>
      <textarea id={name} name={name} rows={8} spellcheck aria-describedby={`${name}-hint`}>
        {`\n${value}`}
      </textarea>
    </>
  );
}
