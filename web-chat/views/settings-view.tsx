import { useEffect, useRef, useState } from "preact/hooks";
import { type Settings, speeds, textSizes, themes } from "../settings.js";
import { englishVoices } from "./read-aloud.js";
import type { Shared } from "./shared.js";

const themeNames = { device: "As my device", light: "Light", dark: "Dark", contrast: "High contrast" } as const;
const speedNames = { slow: "Slow", normal: "Normal", fast: "Fast" } as const;

/** How the chat looks and reads; each change takes effect at once and is kept on this device. */
export function SettingsView({ shared, back }: { readonly shared: Shared; readonly back: () => void }) {
  const { chat } = shared;
  const { settings } = chat.state();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const voices = useVoices();
  const goBackByEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    back();
  };

  const tick = (name: "isSpaced" | "isEasyFirst" | "hasSound", title: string) => (
    <label class="tick">
      <input
        type="checkbox"
        checked={settings[name]}
        onChange={({ currentTarget }) => chat.changeSettings({ [name]: currentTarget.checked })}
      />
      <span>{title}</span>
    </label>
  );

  return (
    <div class="settings" onKeyDown={goBackByEscape}>
      <h3 tabIndex={-1} ref={heading}>
        Settings
      </h3>
      <p class="soft">Kept on this device only.</p>
      <Choice<Settings["textSize"]>
        id="text-size"
        title="Text size"
        options={textSizes.map((size) => [size, `${size} %`])}
        value={settings.textSize}
        choose={(textSize) => chat.changeSettings({ textSize })}
      />
      {tick("isSpaced", "More space between letters and lines")}
      {tick("isEasyFirst", "Show easy words first")}
      <Choice<Settings["theme"]>
        id="theme"
        title="Colours"
        options={themes.map((theme) => [theme, themeNames[theme]])}
        value={settings.theme}
        choose={(theme) => chat.changeSettings({ theme })}
      />
      {voices.length === 0 ? null : (
        <Choice<string>
          id="voice"
          title="Voice for reading aloud"
          options={[["", "As my device"], ...voices.map(({ name }) => [name, name] as const)]}
          value={settings.voice}
          choose={(voice) => chat.changeSettings({ voice })}
        />
      )}
      <Choice<Settings["speed"]>
        id="speed"
        title="Speed of reading aloud"
        options={speeds.map((speed) => [speed, speedNames[speed]])}
        value={settings.speed}
        choose={(speed) => chat.changeSettings({ speed })}
      />
      {tick("hasSound", "A soft sound when an answer comes")}
      <button type="button" class="main" onClick={back}>
        Back to the chat
      </button>
    </div>
  );
}

/** The voices of the browser, which makes some known only after a while. */
function useVoices(): ReturnType<typeof englishVoices> {
  const [voices, setVoices] = useState(englishVoices);
  useEffect(() => {
    if (!("speechSynthesis" in window)) return;
    const look = (): void => setVoices(englishVoices());
    speechSynthesis.addEventListener("voiceschanged", look);
    return () => speechSynthesis.removeEventListener("voiceschanged", look);
  }, []);
  return voices;
}

interface ChoiceProps<Value extends string> {
  readonly id: string;
  readonly title: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly value: Value;
  readonly choose: (value: Value) => void;
}

function Choice<Value extends string>({ id, title, options, value, choose }: ChoiceProps<Value>) {
  const change = ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }): void => {
    const chosen = options[currentTarget.selectedIndex];
    if (chosen !== undefined) choose(chosen[0]);
  };
  return (
    <div class="choice">
      <label for={id}>{title}</label>
      <select id={id} value={value} onChange={change}>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
