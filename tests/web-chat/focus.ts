import type { CDPSession, Page } from "playwright-core";
import { z } from "zod";

const node = z.object({ role: z.object({ value: z.string() }), name: z.object({ value: z.string() }).optional() });
const tree = z.object({ nodes: z.array(node).min(1) });

const deepest = `(() => {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
})()`;

/** Where the focus is, as Chromium tells assistive technology: "button Send". */
export interface FocusReader {
  focused(): Promise<string>;
  /** Presses the key so often and gives what has the focus after each press. */
  press(key: string, times: number): Promise<string[]>;
  /** Presses the key until this has the focus, and gives all that had it on the way; throws after 40 presses. */
  pressUntil(key: string, last: string): Promise<string[]>;
}

export async function readFocus(page: Page): Promise<FocusReader> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const focused = async (): Promise<string> => {
    const { result } = await session.send("Runtime.evaluate", { expression: deepest });
    if (result.objectId === undefined) return "nothing";
    const { objectId } = result;
    const { nodes } = tree.parse(
      await session.send("Accessibility.getPartialAXTree", { objectId, fetchRelatives: false }),
    );
    return nodes.map(({ role, name }) => `${role.value} ${name?.value ?? ""}`.trim()).join();
  };
  const press = async (key: string, times: number): Promise<string[]> => {
    const order: string[] = [];
    for (let at = 0; at < times; at += 1) {
      await page.keyboard.press(key);
      order.push(await focused());
    }
    return order;
  };
  const pressUntil = async (key: string, last: string): Promise<string[]> => {
    const order: string[] = [];
    while (order.at(-1) !== last) {
      if (order.length > 40) throw new Error(`the focus does not come to ${last}: ${order.join(", ")}`);
      order.push(...(await press(key, 1)));
    }
    return order;
  };
  return { focused, press, pressUntil };
}

/** Runs in the page: what is wrong with the sight of what has the focus; the ring is an outline with a second ring as shadow. */
export const focusFaults = `(() => {
  const host = document.querySelector("faq-assistant");
  const focused = host.shadowRoot.activeElement;
  if (focused === null) return ["the focus has left the chat"];
  const name = focused.textContent.trim().slice(0, 30) || focused.id;
  const { outlineWidth, outlineStyle, outlineColor, boxShadow } = getComputedStyle(focused);
  const numbers = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (colour) => { const [r, g, b] = numbers(colour).map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ratio = (one, other) => { const [less, more] = [light(one), light(other)].sort((a, b) => a - b); return (more + 0.05) / (less + 0.05); };
  const shadow = /rgb\\([^)]*\\)/.exec(boxShadow)?.[0] ?? outlineColor;
  const faults = [];
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 3) faults.push(name + ": ring " + outlineWidth);
  if (ratio(outlineColor, shadow) < 3) faults.push(name + ": rings alike " + ratio(outlineColor, shadow));
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  if (focused.getBoundingClientRect().height < 200) {
    const seen = host.shadowRoot.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isInline = getComputedStyle(focused).display === "inline";
    if (!isInline && !focused.contains(seen)) faults.push(name + ": covered by " + seen?.className);
    if (top < 0 || bottom > innerHeight) faults.push(name + ": off the screen");
  }
  return faults;
})()`;
