import { useEffect, useRef, useState } from "preact/hooks";
import { saveChat } from "../chat/save-chat.js";
import type { Shared } from "./shared.js";

export interface MenuProps {
  readonly shared: Shared;
  readonly button: { current: HTMLButtonElement | null };
  readonly showSettings: () => void;
  readonly startAgain: () => void;
}

/** What is seldom needed, behind one button: a list that opens in place. */
export function Menu({ shared, button, showSettings, startAgain }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { origin } = shared.address;
  useEffect(() => {
    if (isOpen) list.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const closeByEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    close();
  };
  const item = (title: string, act: () => void) => (
    <li>
      <button
        type="button"
        onClick={() => {
          close();
          act();
        }}
      >
        {title}
      </button>
    </li>
  );
  const save = (): void => {
    saveChat(shared.chat.state().lines, shared.label);
    shared.chat.announce("The chat is saved as a text file.");
  };
  return (
    <nav class="menu" aria-label="Chat" onKeyDown={closeByEscape}>
      <button
        type="button"
        class="quiet"
        aria-expanded={isOpen}
        aria-controls="menu"
        ref={button}
        onClick={() => setOpen(!isOpen)}
      >
        Menu
      </button>
      <ul id="menu" hidden={!isOpen} ref={list}>
        {item("Settings", showSettings)}
        {item("Start again", startAgain)}
        {item("Save this chat as a text file", save)}
        {item("Talk to a person", () => shared.say("Can I talk to a person?"))}
        <li>
          <a href={`${origin}/privacy`}>Privacy</a>
        </li>
        <li>
          <a href={`${origin}/accessibility`}>Accessibility</a>
        </li>
      </ul>
    </nav>
  );
}
