/** What a target has in common with others: whether it answers, what field it is of, and what its question asks for. */
export const traitNames = ["kind", "topic", "asksFor"] as const;

export type Trait = (typeof traitNames)[number];
export type Traits = Readonly<Record<Trait, string>>;

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
