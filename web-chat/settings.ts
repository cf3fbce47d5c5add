import { attempt } from "./direct-line/session.js";

export const textSizes = ["100", "125", "150", "175", "200"] as const;
export const themes = ["device", "light", "dark", "contrast"] as const;
export const speeds = ["slow", "normal", "fast"] as const;

/** How a person likes to read, kept on their device only. */
export interface Settings {
  /** Per cent of the browser's own text size. */
  readonly textSize: (typeof textSizes)[number];
  readonly isSpaced: boolean;
  readonly isEasyFirst: boolean;
  readonly theme: (typeof themes)[number];
  readonly speed: (typeof speeds)[number];
  /** The reading voice by its name; "" for the browser's own choice. */
  readonly voice: string;
  readonly hasSound: boolean;
}

const key = "faq-assistant-settings";

/** The kept settings; what is missing or unknown is as delivered. */
export function readSettings(): Settings {
  const kept: unknown = attempt(() => JSON.parse(localStorage.getItem(key) ?? "{}"));
  const { textSize, isSpaced, isEasyFirst, theme, speed, voice, hasSound } = (kept ?? {}) as Partial<
    Record<keyof Settings, unknown>
  >;
  return {
    textSize: textSizes.find((size) => size === textSize) ?? "100",
    isSpaced: isSpaced === true,
    isEasyFirst: isEasyFirst === true,
    theme: themes.find((name) => name === theme) ?? "device",
    speed: speeds.find((name) => name === speed) ?? "normal",
    voice: typeof voice === "string" ? voice : "",
    hasSound: hasSound === true,
  };
}

export function keepSettings(settings: Settings): void {
  attempt(() => localStorage.setItem(key, JSON.stringify(settings)));
}
