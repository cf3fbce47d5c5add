import { button, type CardButton } from "./elements.js";

/** Buttons that say each of these, as if it had been typed; `step` is the step whose choices they are, `back` leads back to this card. */
export function askButtons(
  suggestions: readonly string[],
  { step, back }: { readonly step?: string; readonly back?: string },
): CardButton[] {
  return suggestions.map((say) =>
    button(say, {
      do: "ask",
      say,
      ...(step === undefined ? {} : { step }),
      ...(back === undefined ? {} : { back }),
    }),
  );
}
