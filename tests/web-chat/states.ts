import type { Page } from "playwright-core";
import { ask, openChatByKeyboard } from "./open-page.js";

const question = "When is the next full inspection?";
const posts = "**/activities";

/** Words that fit several answers alike; which ones do changes with the content, so they are tried in turn. */
const vague = ["inspection", "plan", "areas", "date"];

async function askAndWait(page: Page, text: string, seen: string): Promise<void> {
  await openChatByKeyboard(page);
  await ask(page, text);
  await page.getByRole("dialog").getByText(seen).first().waitFor();
}

async function askVaguely(page: Page): Promise<void> {
  await openChatByKeyboard(page);
  const replies = page.getByRole("listitem").filter({ hasText: "The assistant said:" });
  for (const [at, words] of vague.entries()) {
    await ask(page, words);
    await replies.nth(at + 1).waitFor();
    if (await page.getByText("Choose one, or ask again").isVisible()) return;
  }
  throw new Error("none of the vague questions is met with a choice any more");
}

async function openMenu(page: Page, item?: string): Promise<void> {
  await askAndWait(page, question, "Was this helpful?");
  await page.getByRole("button", { name: "Menu" }).press("Enter");
  if (item !== undefined) await page.getByRole("button", { name: item }).press("Enter");
}

/** Makes posting fail in this way, from after the welcome on. */
async function failWith(page: Page, status: number, says: string, headers: Record<string, string> = {}): Promise<void> {
  await openChatByKeyboard(page);
  await page.route(posts, (route) => route.fulfill({ status, headers, body: "{}" }));
  await ask(page, question);
  await page.getByRole("alert").getByText(says).waitFor();
}

/** Every state that the widget can be seen in, and how a person comes to it from a page that was just loaded. */
export const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  closed: (page) => page.getByRole("button", { name: "Ask about SEND, chat closed" }).waitFor(),
  welcome: (page) => openChatByKeyboard(page),
  waiting: async (page) => {
    await openChatByKeyboard(page);
    await page.route(posts, () => undefined);
    await ask(page, question);
    await page.getByText("The assistant is looking…").waitFor();
  },
  answer: (page) => askAndWait(page, question, "Was this helpful?"),
  "easy read": async (page) => {
    await askAndWait(page, question, "Was this helpful?");
    await page.getByRole("button", { name: "In easier words" }).last().press("Enter");
    await page.getByRole("button", { name: "In easier words", pressed: true }).waitFor();
  },
  clarify: askVaguely,
  signpost: (page) => askAndWait(page, "how do I apply for an EHC plan?", "Was this helpful?"),
  "no answer": (page) => askAndWait(page, "what is the capital of France", "I'm sorry, I cannot help with that."),
  crisis: (page) => askAndWait(page, "I want to kill myself", "Leave this page quickly"),
  mistake: async (page) => {
    await openChatByKeyboard(page);
    await ask(page, "");
    await page.getByRole("alert").getByText("Please type a question first.").waitFor();
  },
  "too long": async (page) => {
    await openChatByKeyboard(page);
    await ask(page, "why ".repeat(1001));
    await page.getByRole("alert").getByText("4003 characters long").waitFor();
  },
  unreachable: (page) => failWith(page, 502, "The assistant cannot be reached just now."),
  "too many": (page) => failWith(page, 429, "That was a lot at once.", { "retry-after": "100" }),
  expired: (page) => failWith(page, 403, "This chat was closed because it was not used for a while."),
  offline: async (page) => {
    await openChatByKeyboard(page);
    await page.context().setOffline(true);
    await ask(page, question);
    await page.getByRole("alert").getByText("You are offline.").waitFor();
  },
  restored: async (page) => {
    await askAndWait(page, question, "Was this helpful?");
    await page.reload();
    await openChatByKeyboard(page);
    await page.getByText("Was this helpful?").waitFor();
  },
  menu: (page) => openMenu(page),
  settings: (page) => openMenu(page, "Settings"),
  "started again": async (page) => {
    await openMenu(page, "Start again");
    await page.getByRole("dialog").getByText("The earlier one is deleted").first().waitFor();
    await page.getByText("You could ask").waitFor();
  },
};
