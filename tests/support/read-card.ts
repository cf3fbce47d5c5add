import { createRequire } from "node:module";
import type * as AdaptiveCards from "adaptivecards";

// The package's main file is for bundlers; this one is for Node.
const library: typeof AdaptiveCards = createRequire(__filename)("adaptivecards/dist/adaptivecards.js");

/**
 * What Microsoft's own parser finds wrong with a card at version 1.5: elements and actions that it does not know, mistakes that it
 * reports, and properties that it does not read back as they were given. Empty for a good card.
 */
export function cardProblems(card: object): string[] {
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  parsed.parse({ ...card, ...plainLanguage }, context);
  const events = Array.from({ length: context.eventCount }, (_none, at) => context.getEventAt(at).message);
  const mistakes = parsed.validateProperties().validationEvents.map(({ message }) => message);
  const fallbacks = fallbacksOf(card);
  return [
    ...events,
    ...mistakes,
    ...unread({ ...card, ...plainLanguage }, parsed.toJSON(), "card"),
    ...(fallbacks.length === 0
      ? []
      : cardProblems({
          type: "AdaptiveCard",
          version: "1.5",
          body: fallbacks.map((one) => ({ type: "ActionSet", actions: [one] })),
        })),
  ];
}

/** The parser checks `lang` with an expression that remembers where it stopped, so that every second card is refused. */
const plainLanguage = { lang: undefined };

/** Fallbacks are read only where they are needed: they are looked at as actions of their own. */
function fallbacksOf(given: unknown): unknown[] {
  if (typeof given !== "object" || given === null) return [];
  return Object.entries(given).flatMap(([key, value]) => (key === "fallback" ? [value] : fallbacksOf(value)));
}

/** Teams' own property, which the general parser does not know; what it takes as the default it does not write. */
const passedOver = new Set(["card.msteams", "card.$schema"]);

function unread(given: unknown, read: unknown, place: string): string[] {
  if (passedOver.has(place) || place.endsWith(".fallback")) return [];
  if (Array.isArray(given))
    return given.flatMap((item, at) => unread(item, Array.isArray(read) ? read[at] : undefined, `${place}[${at}]`));
  if (typeof given === "object" && given !== null)
    return Object.entries(given).flatMap(([key, value]) =>
      unread(value, new Map(Object.entries(read ?? {})).get(key), `${place}.${key}`),
    );
  return Object.is(given, read) ? [] : [`${place} is ${JSON.stringify(given)} and is read as ${JSON.stringify(read)}`];
}
