import type { Ref } from "preact";

export interface LauncherProps {
  readonly label: string;
  readonly href: string;
  readonly isOpen: boolean;
  readonly anchor: Ref<HTMLAnchorElement>;
  readonly toggle: () => void;
}

/** A link to the chat page that works as a button; pressed with a modifier key it stays a link. */
export function Launcher({ label, href, isOpen, anchor, toggle }: LauncherProps) {
  const press = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    toggle();
  };
  const pressBySpace = (event: KeyboardEvent): void => {
    if (event.key !== " ") return;
    event.preventDefault();
    toggle();
  };
  return (
    <a
      class="launcher"
      part="launcher"
      role="button"
      href={href}
      ref={anchor}
      aria-label={`${label}, chat ${isOpen ? "open" : "closed"}`}
      aria-expanded={isOpen}
      aria-controls="panel"
      onClick={press}
      onKeyDown={pressBySpace}
    >
      {label}
    </a>
  );
}
