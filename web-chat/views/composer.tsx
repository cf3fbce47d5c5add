import { useState } from "preact/hooks";

/** The longest question that the server takes, in characters. */
const mostChars = 4000;

export interface ComposerProps {
  readonly say: (text: string) => void;
  readonly announce: (text: string, isUrgent: boolean) => void;
  readonly field: { current: HTMLTextAreaElement | null };
}

/** The form for a question. What is typed stays until it can be sent; a mistake is said next to the field. */
export function Composer({ say, announce, field }: ComposerProps) {
  const [mistake, setMistake] = useState("");
  const send = (): void => {
    const text = field.current?.value.trim() ?? "";
    const found = mistakeIn(text);
    setMistake(found);
    if (found !== "") announce(found, true);
    if (found !== "" || field.current === null) return;
    say(text);
    field.current.value = "";
    grow(field.current);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    send();
  };
  const sendByEnter = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form class="composer" noValidate onSubmit={submit}>
      <label for="question">Your question</label>
      <p id="hint" class="soft">
        No names, please.<span class="keys"> Enter sends. Shift+Enter: new line.</span>
      </p>
      <p id="mistake" class="mistake">
        {mistake}
      </p>
      <div class="entry">
        <textarea
          id="question"
          rows={1}
          autocomplete="off"
          spellcheck
          aria-describedby={mistake === "" ? "hint" : "mistake hint"}
          aria-invalid={mistake !== ""}
          ref={field}
          onKeyDown={sendByEnter}
          onInput={({ currentTarget }) => grow(currentTarget)}
        />
        <button type="submit" class="main">
          Send
        </button>
      </div>
    </form>
  );
}

function mistakeIn(text: string): string {
  if (text === "") return "Please type a question first.";
  return text.length > mostChars
    ? `This is ${text.length} characters long; the most is ${mostChars}. Please ask in fewer words.`
    : "";
}

function grow(field: HTMLTextAreaElement): void {
  field.rows = 1;
  while (field.rows < 6 && field.scrollHeight > field.clientHeight) field.rows += 1;
}
