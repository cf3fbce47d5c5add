import type { Activity } from "../../src/protocol/activity.js";
import type { Address } from "../direct-line/address.js";
import { type Failure, makeCalls, type Outcome } from "../direct-line/calls.js";
import { makeConnection } from "../direct-line/connection.js";
import { makeSession } from "../direct-line/session.js";
import { keepSettings, readSettings, type Settings } from "../settings.js";
import { announceReplies } from "./announcements.js";
import { type Announcement, makeAnnouncer } from "./announcer.js";
import { addActivities, graveReplies, type Line, type ReplyLine } from "./lines.js";
import { type Notice, newsOfForgetting, noticeOf } from "./notices.js";
import { makeOutbox } from "./outbox.js";
import { playTone } from "./tone.js";
import { makeWaiting } from "./waiting.js";

/** All that the views show. */
export interface ChatState {
  readonly lines: readonly Line[];
  readonly isConnecting: boolean;
  /** The assistant has been silent for two seconds. */
  readonly isLooking: boolean;
  readonly notice: Notice | undefined;
  readonly announcements: readonly Announcement[];
  readonly settings: Settings;
}

/** The chat as the views use it. */
export interface Chat {
  state(): ChatState;
  open(): void;
  close(): void;
  say(text: string): void;
  sendUnsent(): void;
  /** Forgets this conversation, on our server too, and begins a new one; what could not be sent is sent there if `keepUnsent`. */
  startAgain(keepUnsent: boolean): void;
  /** Forgets this conversation and begins none. */
  leave(): void;
  changeSettings(change: Partial<Settings>): void;
  announce(text: string, isUrgent?: boolean): void;
}

const gatherMs = 150;
const closedEarlier = "Your earlier chat was closed because it was not used for a while. This is a new one.";

/** A chat that calls `changed` after each change of its state. */
export function makeChat(address: Address, changed: () => void): Chat {
  let current: ChatState = {
    lines: [],
    isConnecting: false,
    isLooking: false,
    notice: undefined,
    announcements: [],
    settings: readSettings(),
  };
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let arrived: readonly ReplyLine[] = [];

  const update = (change: Partial<ChatState>): void => {
    current = { ...current, ...change };
    changed();
  };

  const announce = makeAnnouncer((announcements) => update({ announcements }));

  const notify = (notice: Notice | undefined): void => {
    const isSaid = notice === undefined || notice.text === current.notice?.text;
    update({ notice });
    if (!isSaid) announce(notice.text, notice.isNews !== true);
  };

  const announceArrived = (): void => {
    const words = announceReplies(arrived, current.settings.isEasyFirst);
    arrived = [];
    announce(words);
    if (current.settings.hasSound) playTone();
  };

  const waiting = makeWaiting((isLooking) => {
    update({ isLooking });
    if (isLooking) announce("The assistant is looking.");
  });

  const received = (activities: readonly Activity[], isHistory: boolean): void => {
    const known = new Set(current.lines.map(({ key }) => key));
    const lines = addActivities(current.lines, activities);
    const replies = lines.filter((line): line is ReplyLine => line.by === "assistant" && !known.has(line.key));
    update({ lines });
    if (replies.length === 0) return;
    waiting.end();
    if (isHistory) return;
    arrived = [...arrived, ...replies];
    clearTimeout(gathering);
    gathering = setTimeout(announceArrived, gatherMs);
  };

  const failed = (failure: Failure): void => {
    waiting.end();
    if (failure.kind === "expired" && current.lines.length === 0) {
      void restart();
      notify({ text: closedEarlier, isNews: true });
    } else {
      update({ isConnecting: false });
      notify(noticeOf(failure));
    }
  };

  const connection = makeConnection(makeCalls(address), makeSession(`faq-assistant ${address.domain}`), {
    received,
    failed,
    joined() {
      update({ isConnecting: false });
      if (current.notice?.isNews !== true) notify(undefined);
      outbox.send();
    },
  });

  const outbox = makeOutbox({
    async post({ text, id }) {
      waiting.begin();
      const outcome = await connection.post(text, id);
      // Somebody in danger does not wait until the message can be kept.
      if (outcome.kind === "unreachable") received(graveReplies(outcome.answer ?? [], id), false);
      return outcome;
    },
    async hasArrived({ id }) {
      await connection.catchUp();
      return current.lines.some((line) => line.key === id && line.by === "person" && line.state === "sent");
    },
    mark({ id }, state) {
      const lines = current.lines.map((line) => (line.key === id && line.by === "person" ? { ...line, state } : line));
      update({ lines });
      if (state === "sent") notify(undefined);
    },
    failed,
  });

  const restart = (): Promise<Outcome | undefined> => {
    const forgetting = connection.forget();
    waiting.end();
    clearTimeout(gathering);
    arrived = [];
    const unsent: Line[] = outbox
      .unsent()
      .map(({ id, text: said }) => ({ by: "person", key: id, text: said, state: "sending" }));
    update({ lines: unsent, isConnecting: true });
    notify(undefined);
    connection.open();
    return forgetting;
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
      const forgetting = restart();
      if (!keepUnsent) void forgetting.then((outcome) => notify(newsOfForgetting(outcome)));
    },
    leave() {
      outbox.empty();
      void connection.forget();
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
