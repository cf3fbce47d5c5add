import type { Activity } from "../../src/protocol/activity.js";
import type { Address } from "../direct-line/address.js";
import { type Failure, makeCalls } from "../direct-line/calls.js";
import { makeConnection } from "../direct-line/connection.js";
import { makeSession } from "../direct-line/session.js";
import { keepSettings, readSettings, type Settings } from "../settings.js";
import { announceReplies } from "./announcements.js";
import { addActivities, type Line, type ReplyLine } from "./lines.js";
import { type Notice, noticeOf } from "./notices.js";
import { makeOutbox } from "./outbox.js";

/** All that the views show. */
export interface ChatState {
  readonly lines: readonly Line[];
  readonly isConnecting: boolean;
  /** The assistant has been silent for two seconds. */
  readonly isLooking: boolean;
  readonly notice: Notice | undefined;
  /** What the announcer says; the number tells two of the same words apart. */
  readonly announcement: { readonly number: number; readonly text: string };
  readonly settings: Settings;
}

/** The chat as the views use it. */
export interface Chat {
  state(): ChatState;
  open(): void;
  close(): void;
  say(text: string): void;
  sendUnsent(): void;
  /** Forgets this conversation and begins a new one; what could not be sent is sent there if `keepUnsent`. */
  startAgain(keepUnsent: boolean): void;
  /** Forgets this conversation and begins none. */
  leave(): void;
  changeSettings(change: Partial<Settings>): void;
  announce(text: string): void;
}

const lookingMs = 2000;
const gatherMs = 150;
const closedEarlier = "Your earlier chat was closed because it was not used for a while. This is a new one.";

/** A chat that calls `changed` after each change of its state. */
export function makeChat(address: Address, changed: () => void): Chat {
  let current: ChatState = {
    lines: [],
    isConnecting: false,
    isLooking: false,
    notice: undefined,
    announcement: { number: 0, text: "" },
    settings: readSettings(),
  };
  let looking: ReturnType<typeof setTimeout> | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let arrived: readonly ReplyLine[] = [];

  const update = (change: Partial<ChatState>): void => {
    current = { ...current, ...change };
    changed();
  };

  const announce = (text: string): void => update({ announcement: { number: current.announcement.number + 1, text } });

  const announceArrived = (): void => {
    const words = announceReplies(arrived, current.settings.isEasyFirst);
    arrived = [];
    announce(words);
  };

  const awaitReply = (): void => {
    clearTimeout(looking);
    looking = setTimeout(() => {
      update({ isLooking: true });
      announce("The assistant is looking.");
    }, lookingMs);
  };

  const endWait = (): void => {
    clearTimeout(looking);
    update({ isLooking: false });
  };

  const received = (activities: readonly Activity[], isHistory: boolean): void => {
    const known = new Set(current.lines.map(({ key }) => key));
    const lines = addActivities(current.lines, activities);
    const replies = lines.filter((line): line is ReplyLine => line.by === "assistant" && !known.has(line.key));
    update({ lines });
    if (replies.length === 0) return;
    endWait();
    if (isHistory) return;
    arrived = [...arrived, ...replies];
    clearTimeout(gathering);
    gathering = setTimeout(announceArrived, gatherMs);
  };

  const failed = (failure: Failure): void => {
    clearTimeout(looking);
    const isFirst = current.lines.length === 0;
    if (failure.kind === "expired" && isFirst) restart(closedEarlier);
    else update({ notice: noticeOf(failure), isConnecting: false, isLooking: false });
  };

  const connection = makeConnection(makeCalls(address), makeSession(`faq-assistant ${address.domain}`), {
    received,
    failed,
    joined() {
      update({ isConnecting: false, notice: current.notice?.isNews === true ? current.notice : undefined });
      outbox.send();
    },
  });

  const outbox = makeOutbox({
    post: ({ text, id }) => {
      awaitReply();
      return connection.post(text, id);
    },
    async hasArrived({ id }) {
      await connection.catchUp();
      return current.lines.some((line) => line.key === id && line.by === "person" && line.state === "sent");
    },
    mark({ id }, state) {
      const lines = current.lines.map((line) => (line.key === id && line.by === "person" ? { ...line, state } : line));
      update({ lines, ...(state === "sent" ? { notice: undefined } : {}) });
    },
    failed,
  });

  const restart = (text?: string): void => {
    connection.forget();
    endWait();
    clearTimeout(gathering);
    arrived = [];
    const unsent: Line[] = outbox
      .unsent()
      .map(({ id, text: said }) => ({ by: "person", key: id, text: said, state: "sending" }));
    update({ lines: unsent, isConnecting: true, notice: text === undefined ? undefined : { text, isNews: true } });
    connection.open();
  };

  return {
    state: () => current,
    open() {
      update({ isConnecting: true });
      connection.open();
    },
    close: () => connection.close(),
    say(text) {
      const message = { id: newId(), text };
      update({ lines: [...current.lines, { by: "person", key: message.id, text, state: "sending" }] });
      outbox.add(message);
      if (!current.isConnecting) outbox.send();
    },
    sendUnsent: () => outbox.send(),
    startAgain(keepUnsent) {
      if (!keepUnsent) outbox.empty();
      restart();
    },
    leave() {
      outbox.empty();
      connection.forget();
      update({ lines: [], notice: undefined });
    },
    changeSettings(change) {
      update({ settings: { ...current.settings, ...change } });
      keepSettings(current.settings);
    },
    announce,
  };
}

/** `crypto.randomUUID` is there on https only, and a test server has none. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
