import { useEffect, useState } from "preact/hooks";
import { plain } from "../chat/announcements.js";
import type { Settings } from "../settings.js";

const rates = { slow: 0.7, normal: 1, fast: 1.4 } as const;

/** Reads the text aloud and stops again; nothing where the browser cannot speak. */
export function ReadAloud({ text, speed }: { readonly text: string; readonly speed: Settings["speed"] }) {
  const [isReading, setReading] = useState(false);
  useEffect(() => (isReading ? () => speechSynthesis.cancel() : undefined), [isReading]);
  if (!("speechSynthesis" in window)) return null;
  const read = (): void => {
    speechSynthesis.cancel();
    const speech = new SpeechSynthesisUtterance(plain(text));
    speech.lang = "en-GB";
    speech.rate = rates[speed];
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
