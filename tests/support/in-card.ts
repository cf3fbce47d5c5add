/** Everything of a type in a card, in reading order, fallbacks left out. */
export function allIn(card: unknown, type: string): Record<string, unknown>[] {
  if (Array.isArray(card)) return card.flatMap((item) => allIn(item, type));
  if (typeof card !== "object" || card === null) return [];
  const own = "type" in card && card.type === type ? [Object.fromEntries(Object.entries(card))] : [];
  return [...own, ...Object.entries(card).flatMap(([key, value]) => (key === "fallback" ? [] : allIn(value, type)))];
}

/** The texts of a card's blocks, in reading order. */
export function textsIn(card: unknown): string[] {
  return allIn(card, "TextBlock").map(({ text }) => String(text));
}

/** What the card's button with this title carries. Throws where there is no such button. */
export function dataOf(card: unknown, title: string): unknown {
  const found = [...allIn(card, "Action.Execute"), ...allIn(card, "Action.Submit")].find(
    (one) => one["title"] === title,
  );
  if (found === undefined) throw new Error(`the card has no button "${title}"`);
  return found["data"];
}
