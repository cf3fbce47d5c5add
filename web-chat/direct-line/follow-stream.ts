import type { ActivitySet } from "../../src/protocol/activity.js";
import { readActivitySet } from "./read-wire.js";

/** The server sends an empty frame every 25 s; a line that has been silent this long is dead. */
const silenceMs = 90_000;

/** Receives from the WebSocket until it ends or the signal is aborted. Says whether it ever opened: where not, poll instead. */
export function followStream(
  url: string,
  receive: (set: ActivitySet) => void,
  signal: AbortSignal,
): Promise<{ readonly opened: boolean }> {
  return new Promise((resolve) => {
    let opened = false;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const socket = new WebSocket(url);
    const close = (): void => socket.close();
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(close, silenceMs);
    };
    socket.onopen = () => {
      opened = true;
      heard();
    };
    socket.onmessage = ({ data }) => {
      heard();
      const set = readFrame(data);
      if (set !== undefined && !signal.aborted) receive(set);
    };
    socket.onclose = () => {
      clearTimeout(silence);
      signal.removeEventListener("abort", close);
      removeEventListener("offline", close);
      resolve({ opened });
    };
    signal.addEventListener("abort", close);
    // Without a network a line looks open for minutes.
    addEventListener("offline", close);
    if (signal.aborted) close();
  });
}

function readFrame(data: unknown): ActivitySet | undefined {
  if (typeof data !== "string" || data === "") return undefined;
  try {
    return readActivitySet(JSON.parse(data));
  } catch {
    return undefined;
  }
}
