import { useEffect, useRef, useState } from "preact/hooks";
import { isGrave, type Line, latestReply } from "../chat/lines.js";
import { LeaveQuickly } from "./leave-quickly.js";
import { ReplyView } from "./reply-view.js";
import type { Shared } from "./shared.js";
import { Suggestions } from "./suggestions.js";

/** So much of the last line must be in view, in CSS pixels, for it not to be missed. */
const inViewPx = 24;

/** What was said, oldest first, in a region that a keyboard can scroll; it is not live, so that nothing is read twice. */
export function Transcript({
  shared,
  focusRef,
  retry,
}: {
  readonly shared: Shared;
  readonly focusRef: { current: HTMLElement | null };
  readonly retry: () => void;
}) {
  const { lines, isLooking, isConnecting, notice } = shared.chat.state();
  const box = useRef<HTMLElement>(null);
  const shown = useRef(0);
  const [isScrolledUp, setScrolledUp] = useState(false);
  const watch = (): void => {
    if (box.current !== null) setScrolledUp(isAway(box.current));
  };
  useEffect(() => {
    const panel = box.current?.closest(".panel");
    panel?.addEventListener("scroll", watch);
    return () => panel?.removeEventListener("scroll", watch);
  }, []);

  useEffect(() => {
    const { current } = box;
    focusRef.current = current;
    if (current === null || lines.length === 0) return;
    const isNew = lines.length !== shown.current;
    const isOwn = lines.at(-1)?.by === "person";
    shown.current = lines.length;
    if (isNew ? isOwn || !isScrolledUp : isOwn && !isScrolledUp) showLatest(current);
    watch();
  }, [lines.length, isLooking, notice]);

  const jump = (): void => {
    if (box.current === null) return;
    showLatest(box.current);
    box.current.focus({ preventScroll: true });
  };

  const latest = latestReply(lines);
  return (
    <div class="middle">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="transcript" part="transcript" aria-label="Messages" tabIndex={0} ref={box} onScroll={watch}>
        <ol>
          {lines.map((line, index) => (
            <li key={line.key} class={lineClass(line)}>
              {lines[index - 1]?.by === line.by ? null : (
                <p class="hidden">{line.by === "person" ? "You said:" : "The assistant said:"}</p>
              )}
              {line.by === "person" ? (
                <Said line={line} retry={retry} />
              ) : (
                <ReplyView reply={line} isLatest={line === latest} shared={shared} />
              )}
            </li>
          ))}
        </ol>
        {isLooking ? <p class="soft">The assistant is looking…</p> : null}
        {isConnecting && lines.length === 0 ? <p class="soft">Opening the chat…</p> : null}
        {latest === undefined ? null : <Suggestions reply={latest} shared={shared} />}
      </section>
      {lines.some((line) => line.by === "assistant" && isGrave(line)) ? <LeaveQuickly shared={shared} /> : null}
      {isScrolledUp ? (
        <button type="button" class="jump" onClick={jump}>
          Jump to the latest answer
        </button>
      ) : null}
    </div>
  );
}

function Said({ line, retry }: { readonly line: Extract<Line, { by: "person" }>; readonly retry: () => void }) {
  return (
    <>
      <p class="typed">{line.text}</p>
      {line.state === "failed" ? (
        <button type="button" class="quiet" onClick={retry}>
          Not sent – try again
        </button>
      ) : null}
      {line.state === "refused" ? <p>Not sent.</p> : null}
    </>
  );
}

function lineClass(line: Line): string {
  return line.by === "person" ? "said" : `reply ${line.kind}`;
}

/** Whether the last line begins below what is in view. */
function isAway(box: HTMLElement): boolean {
  const last = box.querySelector("ol > li:last-child");
  return last !== null && last.getBoundingClientRect().top > scrollerOf(box).getBoundingClientRect().bottom - inViewPx;
}

/** What scrolls: the transcript, or the panel as a whole where there is little height. */
function scrollerOf(box: HTMLElement): Element {
  return (getComputedStyle(box).overflowY === "auto" ? box : box.closest(".panel")) ?? box;
}

/** Scrolls so that the last question stands at the top and its answer below it: a long answer is read from its beginning. */
function showLatest(box: HTMLElement): void {
  const asked = [...box.querySelectorAll(".said")].at(-1) ?? box;
  const scroller = scrollerOf(box);
  scroller.scrollTop += asked.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 8;
}
