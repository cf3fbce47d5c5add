import { useEffect, useState } from "preact/hooks";
import { plain } from "../chat/announcements.js";
import type { Settings } from "../settings.js";

const rates = { slow: 0.7, normal: 1, fast: 1.4 } as const;

/** The voices that can read English, by name; empty where the browser has none or cannot speak. */
export function englishVoices(): readonly SpeechSynthesisVoice[] {
  return "speechSynthesis" in window ? speechSynthesis.getVoices().filter(({ lang }) => /^en/i.test(lang)) : [];
}

/** Reads the text aloud and stops again; nothing where the browser cannot speak. */
export function ReadAloud({ text, settings }: { readonly text: string; readonly settings: Settings }) {
  const [isReading, setReading] = useState(false);
  useEffect(() => (isReading ? () => speechSynthesis.cancel() : undefined), [isReading]);
  if (!("speechSynthesis" in window)) return null;
  const read = (): void => {
    speechSynthesis.cancel();
    const speech = new SpeechSynthesisUtterance(plain(text));
    speech.lang = "en-GB";
    speech.rate = rates[settings.speed];
    speech.voice = englishVoices().find(({ name }) => name === settings.voice) ?? null;
    speech.onend = () => setReading(false);
    speech.onerror = () => setReading(false);
    speechSynthesis.speak(speech);
    setReading(true);
  };
  return (
    <button type="button" class="quiet" onClick={isReading ? () => setReading(false) : read}>
      {isReading ? "Stop reading" : "Read aloud"}
    </button>
  );
}
