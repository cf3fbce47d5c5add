import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Composer } from "./composer.js";
import { Menu } from "./menu.js";
import { NoticeView } from "./notice-view.js";
import { SettingsView } from "./settings-view.js";
import type { Shared } from "./shared.js";
import { Transcript } from "./transcript.js";

export interface PanelProps extends Omit<Shared, "say"> {
  readonly heading: ComponentChildren;
  readonly isOpen: boolean;
  readonly isFloating: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

/** The chat itself: a dialog over the page that leaves the page usable, or a section of the page. */
export function Panel({ heading, isOpen, isFloating, open, close, ...rest }: PanelProps) {
  const { chat } = rest;
  const [isSetting, setSetting] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const menuButton = useRef<HTMLButtonElement | null>(null);
  const transcript = useRef<HTMLElement | null>(null);

  // A touch screen would cover half the panel with its keyboard, so there the field waits to be touched.
  const toField = (other: HTMLElement | null): void =>
    (matchMedia("(pointer: coarse)").matches ? other : field.current)?.focus();
  useEffect(() => {
    if (isOpen) toField(isFloating ? panel.current : transcript.current);
  }, [isOpen]);

  const say = (text: string): void => {
    chat.say(text);
    toField(transcript.current);
  };
  const startAgain = (keepUnsent: boolean): void => {
    chat.startAgain(keepUnsent);
    toField(transcript.current);
  };
  const retry = (): void => {
    chat.sendUnsent();
    toField(transcript.current);
  };
  const wasSetting = useRef(false);
  useEffect(() => {
    if (wasSetting.current) menuButton.current?.focus();
    wasSetting.current = isSetting;
  }, [isSetting]);
  const shared: Shared = { ...rest, say };
  const { notice } = chat.state();
  const role = isFloating ? "dialog" : "region";
  return (
    <div
      id="panel"
      class="panel"
      part="panel"
      role={role}
      aria-labelledby="title"
      tabIndex={-1}
      hidden={isFloating && !isOpen}
      ref={panel}
    >
      <div class="top">
        {heading}
        {isFloating ? (
          <button type="button" class="on-brand" aria-label="Close the chat" onClick={close}>
            Close
          </button>
        ) : null}
      </div>
      {isOpen ? (
        <div class="chat" hidden={isSetting}>
          <Transcript shared={shared} focusRef={transcript} retry={retry} />
          <NoticeView notice={notice} page={`${rest.address.origin}/chat`} startNew={() => startAgain(true)} />
          <Composer say={say} announce={chat.announce} field={field} />
          <Menu
            shared={shared}
            button={menuButton}
            showSettings={() => setSetting(true)}
            startAgain={() => startAgain(false)}
          />
        </div>
      ) : null}
      {isOpen && isSetting ? <SettingsView shared={shared} back={() => setSetting(false)} /> : null}
      {isOpen || isFloating ? null : (
        <div class="start">
          <p>Ask in your own words and get an answer straight away. This is a program, not a person.</p>
          <button type="button" class="main" onClick={open}>
            Start the chat
          </button>
        </div>
      )}
    </div>
  );
}
