import type { Insights } from "../conversation/insights.js";

/** How often an answer was given, and what people said of it. */
export interface AnswerUse {
  readonly asked: number;
  readonly useful: number;
  readonly notUseful: number;
}

const unused: AnswerUse = { asked: 0, useful: 0, notUseful: 0 };

/** The use of each answer that was used at all, by its id. */
export function answerUse({ turns, feedback }: Insights): ReadonlyMap<string, AnswerUse> {
  const uses = new Map<string, AnswerUse>();
  const add = (id: string, more: Partial<AnswerUse>): void => {
    const { asked, useful, notUseful } = uses.get(id) ?? unused;
    const { asked: a = 0, useful: u = 0, notUseful: n = 0 } = more;
    uses.set(id, { asked: asked + a, useful: useful + u, notUseful: notUseful + n });
  };
  for (const { kind, name, times } of turns)
    if ((kind === "answer" || kind === "signpost") && name !== undefined) add(name, { asked: times });
  for (const { entry, useful, times } of feedback) add(entry, useful ? { useful: times } : { notUseful: times });
  return uses;
}

/** The use of one answer, all zero where it was never asked. */
export function useOf(uses: ReadonlyMap<string, AnswerUse>, id: string): AnswerUse {
  return uses.get(id) ?? unused;
}

/** Whether more people found it useless than useful. */
export function isLowRated({ useful, notUseful }: AnswerUse): boolean {
  return notUseful > useful;
}
