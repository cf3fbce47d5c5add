/** What a target has in common with others: whether it answers, what field it is of, and what its question asks for. */
export const traitNames = ["kind", "topic", "asksFor"] as const;

export type Traits = Readonly<Record<(typeof traitNames)[number], string>>;

/** For each trait, which value each target has: a number from 0 on, and how many there are. */
export type TraitValues = Readonly<
  Record<(typeof traitNames)[number], { readonly ofTarget: Int32Array; readonly count: number }>
>;

/** Numbers the values of each trait in the order in which targets first have them. */
export function numberTraits(targets: readonly { readonly traits: Traits }[]): TraitValues {
  const numbered = (trait: keyof Traits): TraitValues["kind"] => {
    const numbers = new Map<string, number>();
    for (const { traits } of targets) if (!numbers.has(traits[trait])) numbers.set(traits[trait], numbers.size);
    return {
      ofTarget: Int32Array.from(targets, ({ traits }) => numbers.get(traits[trait]) ?? 0),
      count: numbers.size,
    };
  };
  return { kind: numbered("kind"), topic: numbered("topic"), asksFor: numbered("asksFor") };
}

/** What a question asks for, told by its first words: a person, a time, a place, a number, a way to do something, a definition, yes or no. */
export function asksFor(question: string): string {
  const [first = "", second = ""] = question.toLowerCase().match(/[a-z']+/g) ?? [];
  if (first === "how") return numbers.has(second) ? "how many" : ways.has(second) ? "how to" : "how";
  if (first === "what") return second === "is" || second === "are" ? "what is" : "what";
  return asking.has(first) ? first : "yes or no";
}

const numbers: ReadonlySet<string> = new Set(["many", "long", "much"]);
const ways: ReadonlySet<string> = new Set(["do", "can"]);
const asking: ReadonlySet<string> = new Set(["who", "when", "where", "why"]);
