import { longDay } from "../../rendering/long-day.js";
import type { Explanation } from "../../staff/explain.js";
import { kindWords } from "../kind-words.js";
import { ReplyPreview } from "../reply-preview.js";
import { percent } from "../table.js";

/** A question tried on one version of the knowledge. */
export interface Tried {
  readonly title: string;
  readonly explanation: Explanation;
}

/** What one version decides, why, and how each channel shows it. */
export function Explained({ tried: { title, explanation }, id }: { readonly tried: Tried; readonly id: string }) {
  const { reply, day } = explanation;
  return (
    <section aria-labelledby={id} class="explained">
      <h2 id={id}>
        {title}, on {longDay(day)}
      </h2>
      <Decided explanation={explanation} />
      <h3>What it says</h3>
      <ReplyPreview reply={reply} id={id} level={4} within={id} />
      <h3>What it understood</h3>
      <Understood explanation={explanation} />
      <h3>What may be meant, the likeliest first</h3>
      <Candidates explanation={explanation} />
    </section>
  );
}

function Decided({ explanation: { reply, concern } }: { readonly explanation: Explanation }) {
  return (
    <div>
      <p>
        <strong>{kindWords(reply.kind)}</strong>
        {"confidence" in reply ? `, ${percent(reply.confidence, 1)} sure` : ""}
        {"entry" in reply ? (
          <>
            : <a href={`/staff/answers/${reply.entry}`}>{reply.question}</a>
          </>
        ) : null}
        {"step" in reply ? `: the step “${reply.step}”` : ""}
      </p>
      {concern === undefined ? null : <p>Danger or distress is noticed by: {concern}</p>}
    </div>
  );
}

function Understood({ explanation: { understood, concepts } }: { readonly explanation: Explanation }) {
  const strange = understood.filter(({ known }) => known !== "knowledge").map(({ typed }) => typed);
  const mended = understood.filter(({ typed, word }) => typed !== word).map(({ typed, word }) => `${typed} → ${word}`);
  return (
    <dl>
      <dt>Words</dt>
      <dd>{understood.map(({ word }) => word).join(" ") || "none"}</dd>
      <dt>Spelling mended</dt>
      <dd>{mended.join(", ") || "nothing"}</dd>
      <dt>Words that no answer has</dt>
      <dd>{strange.join(", ") || "none"}</dd>
      <dt>Ideas of the glossary</dt>
      <dd>{concepts.join(", ") || "none"}</dd>
    </dl>
  );
}

function Candidates({ explanation: { candidates, understood } }: { readonly explanation: Explanation }) {
  if (candidates.length === 0) return <p>Nothing.</p>;
  return (
    <ol class="candidates">
      {candidates.map(({ id, kind, title, share, coverage, matched, closest }) => (
        <li key={`${kind} ${id}`}>
          <p>{kind === "entry" ? <a href={`/staff/answers/${id}`}>{title}</a> : `The step “${id}”`}</p>
          <p class="hint">
            Score {percent(share, 1)}, {percent(coverage, 1)} of the topic covered
          </p>
          <dl>
            <dt>Matched words of the question</dt>
            <dd>
              <Marked words={understood.map(({ word, stem }) => ({ word, isMatched: matched.includes(stem) }))} />
            </dd>
            <dt>Closest phrasing</dt>
            <dd>
              <Marked words={closest} />
            </dd>
          </dl>
        </li>
      ))}
    </ol>
  );
}

/** A text with those of its words marked that the other text has too. */
function Marked({ words }: { readonly words: readonly { readonly word: string; readonly isMatched: boolean }[] }) {
  return (
    <>
      {words.map(({ word, isMatched }, at) => (
        <>
          {at === 0 ? "" : " "}
          {isMatched ? <mark>{word}</mark> : word}
        </>
      ))}
    </>
  );
}
