import type { CardAction } from "../../protocol/card-action.js";

// The part of Adaptive Cards 1.5 in use, https://adaptivecards.io/explorer

export interface TextBlock {
  readonly type: "TextBlock";
  readonly text: string;
  readonly wrap: true;
  readonly style?: "heading";
  readonly size?: "Small" | "Medium" | "Large";
  readonly weight?: "Bolder";
  readonly spacing?: "Medium" | "Large";
}

export interface Container {
  readonly type: "Container";
  readonly id?: string;
  readonly isVisible?: boolean;
  readonly style?: "attention" | "accent";
  readonly bleed?: boolean;
  readonly spacing?: "Medium" | "Large";
  readonly items: readonly CardElement[];
}

export interface ActionSet {
  readonly type: "ActionSet";
  readonly id?: string;
  readonly isVisible?: boolean;
  readonly actions: readonly CardButton[];
}

export interface TextInput {
  readonly type: "Input.Text";
  readonly id: string;
  readonly label: string;
  readonly isMultiline: true;
  readonly value: string;
}

export type CardElement = TextBlock | Container | ActionSet | TextInput;

interface SubmitButton {
  readonly type: "Action.Submit";
  readonly title: string;
  readonly data: CardAction;
  readonly associatedInputs: "none";
}

interface ExecuteButton extends Omit<SubmitButton, "type"> {
  readonly type: "Action.Execute";
  readonly verb: CardAction["do"];
  readonly tooltip: string;
  readonly fallback: SubmitButton;
}

interface OpenButton {
  readonly type: "Action.OpenUrl";
  readonly title: string;
  readonly url: string;
}

interface ToggleButton {
  readonly type: "Action.ToggleVisibility";
  readonly title: string;
  readonly targetElements: readonly string[];
}

export type CardButton = ExecuteButton | SubmitButton | OpenButton | ToggleButton;

/** A line or paragraph that wraps. */
export function paragraph(text: string, look: Omit<TextBlock, "type" | "text" | "wrap"> = {}): TextBlock {
  return { type: "TextBlock", text, wrap: true, ...look };
}

/** A heading that screen readers announce as one. */
export function heading(text: string): TextBlock {
  return paragraph(text, { style: "heading", weight: "Bolder", size: "Large" });
}

/** A heading below the card's own. */
export function subheading(text: string): TextBlock {
  return paragraph(text, { style: "heading", weight: "Bolder", size: "Medium", spacing: "Large" });
}

/** A button that changes the card; where `Action.Execute` is not known it is sent as a message instead. */
export function button(title: string, data: CardAction): ExecuteButton {
  const submit = submitButton(title, data);
  return { ...submit, type: "Action.Execute", verb: data.do, tooltip: title, fallback: submit };
}

/** A button that hands in the dialog that it stands in. */
export function submitButton(title: string, data: CardAction): SubmitButton {
  return { type: "Action.Submit", title, data, associatedInputs: "none" };
}

/** Buttons below one another, each in a row of its own: the titles are questions, and a row cuts them off where they share it. */
export function buttonRows(buttons: readonly CardButton[]): ActionSet[] {
  return buttons.map((action) => ({ type: "ActionSet", actions: [action] }));
}
