import type { BotTurn } from "./bot-turn.js";

/** Does the work; shows that the bot is typing only where it takes longer than `slowMs`. A typing sign that fails costs nobody an answer. */
export async function typingWhenSlow<T>(turn: BotTurn, slowMs: number, work: () => Promise<T>): Promise<T> {
  const slow = setTimeout(() => void turn.showTyping().catch(() => undefined), slowMs);
  try {
    return await work();
  } finally {
    clearTimeout(slow);
  }
}
