import type { CardSetting } from "./card-setting.js";
import { button, buttonRows, type CardElement, submitButton } from "./elements.js";

/**
 * A button for each of these, which says it as if it had been typed; `step` is the step whose choices they are, `back` leads back to this
 * card. None where nobody hears of buttons.
 */
export function askButtons(
  suggestions: readonly string[],
  place: CardSetting["place"],
  from: { readonly step?: string; readonly back?: string } = {},
): CardElement[] {
  if (place === "message") return [];
  const make = place === "chat" ? button : submitButton;
  return buttonRows(suggestions.map((say) => make(say, { do: "ask", say, ...from })));
}
