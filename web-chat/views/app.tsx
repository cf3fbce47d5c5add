import { useEffect, useRef, useState } from "preact/hooks";
import type { Settings } from "../settings.js";
import { Announcer } from "./announcer.js";
import { Launcher } from "./launcher.js";
import { Panel } from "./panel.js";
import type { Shared } from "./shared.js";

export interface AppProps extends Omit<Shared, "say"> {
  /** A launcher and a panel over the page; else a region of the page. */
  readonly isFloating: boolean;
  /** The place of the panel on the screen, kept free of what the page has in focus. */
  readonly keepClear: (root: HTMLElement, close: () => void) => () => void;
}

/** The whole widget: closed it has no connection; opened by the person it goes on where the chat was left. */
export function App({ isFloating, keepClear, ...shared }: AppProps) {
  const { chat, label, address } = shared;
  const { settings, announcements } = chat.state();
  const [isOpen, setOpen] = useState(false);
  const launcher = useRef<HTMLAnchorElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);

  useEffect(() => {
    if (isOpen) chat.open();
    else if (wasOpen.current) chat.close();
    wasOpen.current = isOpen;
  }, [isOpen]);

  useEffect(
    () => (isFloating && root.current !== null ? keepClear(root.current, () => setOpen(false)) : undefined),
    [],
  );
  const close = (): void => {
    setOpen(false);
    launcher.current?.focus();
  };
  const closeByEscape = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && isFloating && isOpen) close();
  };

  const heading = <h2 id="title">{label}</h2>;
  const panel = (
    <Panel
      {...shared}
      heading={heading}
      isOpen={isOpen}
      isFloating={isFloating}
      open={() => setOpen(true)}
      close={close}
    />
  );
  const look = { class: lookOf(settings, isFloating), "data-theme": settings.theme };
  return (
    <div
      {...look}
      lang="en-GB"
      ref={root}
      onKeyDown={closeByEscape}
      role={isFloating ? "region" : undefined}
      aria-label={isFloating ? "SEND assistant" : undefined}
    >
      {isFloating ? (
        <Launcher
          label={label}
          href={`${address.origin}/chat`}
          isOpen={isOpen}
          anchor={launcher}
          toggle={() => (isOpen ? close() : setOpen(true))}
        />
      ) : null}
      {panel}
      <Announcer announcements={announcements} />
    </div>
  );
}

function lookOf({ textSize, isSpaced }: Settings, isFloating: boolean): string {
  return ["root", isFloating ? "floating" : "inline", `size-${textSize}`, ...(isSpaced ? ["spaced"] : [])].join(" ");
}
