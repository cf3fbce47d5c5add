import type { ComponentChildren } from "preact";
import type { Said } from "./chat-turns.js";

/** What each form of the chat carries in place of a cookie. */
export interface Sitting {
  /** Opens this conversation and no other. */
  readonly token: string;
  /** Names the turn that the form begins, so that a page loaded anew asks nothing twice. */
  readonly turn: string;
  /** Whether easier words come first. */
  readonly isEasy: boolean;
}

/** Where the forms lead: the element "latest" is what has just happened, the answer or the mistake, and takes the focus. */
const action = "/chat#latest";

interface ChatFormProps {
  readonly sitting: Sitting;
  readonly class: string;
  readonly children: ComponentChildren;
}

/** A form that goes on with the chat of this page. */
export function ChatForm({ sitting: { token, turn, isEasy }, class: name, children }: ChatFormProps) {
  return (
    <form method="post" action={action} class={name}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="turn" value={turn} />
      {isEasy ? <input type="hidden" name="easy" value="1" /> : null}
      {children}
    </form>
  );
}

/** "Was this helpful?" as two buttons, which say what they are pressed for. */
export function Verdict({ sitting }: { readonly sitting: Sitting }) {
  return (
    <ChatForm sitting={sitting} class="verdict">
      <fieldset>
        <legend>Was this helpful?</legend>
        <ul class="buttons">
          {["Yes, it was helpful", "No, it was not helpful"].map((verdict) => (
            <li key={verdict}>
              <button type="submit" name="text" value={verdict}>
                {verdict}
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
    </ChatForm>
  );
}

/** What can be asked next by pressing it, each question once. */
export function NextQuestions({ answers, sitting }: { readonly answers: readonly Said[]; readonly sitting: Sitting }) {
  const suggestions = [...new Set(answers.flatMap((said) => said.suggestions))];
  if (suggestions.length === 0) return null;
  const mustChoose = answers.some(({ data }) => data.kind === "clarify");
  return (
    <ChatForm sitting={sitting} class="suggestions">
      <fieldset>
        <legend>{mustChoose ? "Choose one, or ask again in other words" : "Questions you could ask"}</legend>
        <ul>
          {suggestions.map((suggestion) => (
            <li key={suggestion}>
              <button type="submit" name="text" value={suggestion}>
                {suggestion}
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
    </ChatForm>
  );
}

interface QuestionFormProps {
  readonly sitting: Sitting;
  readonly draft: string;
  readonly isWrong: boolean;
}

export function QuestionForm({ sitting, draft, isWrong }: QuestionFormProps) {
  return (
    <ChatForm sitting={sitting} class={isWrong ? "question wrong" : "question"}>
      <label for="text">Your question</label>
      <p id="hint" class="hint">
        Ask in your own words. Spelling does not matter. Please leave out names, addresses and dates of birth.
      </p>
      <textarea
        id="text"
        name="text"
        rows={3}
        autocomplete="off"
        spellcheck
        aria-describedby={isWrong ? "mistake hint" : "hint"}
        aria-invalid={isWrong ? "true" : undefined}
      >
        {draft}
      </textarea>
      <p>
        <button type="submit">Send</button>
      </p>
    </ChatForm>
  );
}

/** What is seldom needed: easier words, a person, a copy, a new start, and what the pages promise. */
export function ChatMenu({ sitting, hasBegun }: { readonly sitting: Sitting; readonly hasBegun: boolean }) {
  const easier = sitting.isEasy ? "Show the full answers first" : "Show easier words first";
  return (
    <section aria-labelledby="menu-heading" class="menu">
      <h2 id="menu-heading">More for this chat</h2>
      <ChatForm sitting={sitting} class="actions">
        <ul class="buttons">
          <Action does={sitting.isEasy ? "fuller" : "easier"} says={easier} />
          <li>
            <button type="submit" name="text" value="Can I talk to a person?">
              Talk to a person
            </button>
          </li>
          {hasBegun ? <Action does="copy" says="Print or save this chat" /> : null}
          {hasBegun ? <Action does="start-again" says="Start again, and delete this chat" /> : null}
        </ul>
      </ChatForm>
      <ul class="ways-on">
        <OtherPage href="/privacy" title="Privacy" />
        <OtherPage href="/accessibility" title="Accessibility" />
      </ul>
    </section>
  );
}

/** A button that does something with the chat instead of asking. */
export function Action({ does, says }: { readonly does: string; readonly says: string }) {
  return (
    <li>
      <button type="submit" name="do" value={does}>
        {says}
      </button>
    </li>
  );
}

/** A link that leaves the chat where it is. */
function OtherPage({ href, title }: { readonly href: string; readonly title: string }) {
  return (
    <li>
      <a href={href} target="_blank" rel="noopener">
        {title} (opens in a new tab)
      </a>
    </li>
  );
}
