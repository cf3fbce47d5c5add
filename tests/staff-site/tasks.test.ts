import type { Browser, Page } from "playwright-core";
import { openChat } from "../support/direct-line-calls.js";
import { copyContent, type OwnContent } from "../support/own-content.js";
import { staffPassword } from "../support/staff-visitor.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { openBrowser } from "../web-chat/open-page.js";

// The tasks of docs/editing.md, each as its steps are written there, in a browser without JavaScript.

let content: OwnContent;
let server: RunningServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  content = copyContent();
  const settings = { ...content.settings, STAFF_PASSWORD: staffPassword };
  [server, browser] = await Promise.all([startServer(settings), openBrowser()]);
  for (const question of ["zeppelin rides for my son", "do you do zeppelin rides"]) await answerTo(question);
  const context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
  await page.goto(`${server.url}/staff`);
  await page.getByLabel("Your name").fill("Edith");
  await page.getByLabel("Password").fill(staffPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  content?.remove();
});

async function answerTo(question: string): Promise<string> {
  return (await (await openChat(server.url)).ask(question))[0]?.text ?? "";
}

async function findAnswer(words: string, title: string): Promise<void> {
  await page.getByRole("link", { name: "Answers", exact: true }).click();
  await page.getByLabel("Words").fill(words);
  await page.getByRole("button", { name: "Show these" }).click();
  await page.getByRole("link", { name: title }).click();
}

async function reviewEdit(change: (text: string) => string): Promise<void> {
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  const field = page.getByLabel("The answer’s file");
  await field.fill(change(await field.inputValue()));
  await review();
}

async function review(): Promise<void> {
  await page.getByRole("button", { name: "Check it and see what it changes" }).click();
  expect(await page.locator(".mistake").allInnerTexts()).toEqual([]);
  await page.getByRole("heading", { name: "What changes in the answers" }).waitFor();
}

async function putLive(button = "Put it live", says = "The change is live"): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.getByText(says).waitFor();
}

describe("an editor without JavaScript can", () => {
  it("change an answer", async () => {
    await findAnswer("said sorry", "Has anyone said sorry?");
    await reviewEdit((text) => text.replace("\n---\n", "\n---\nA changed first sentence.\n\n"));
    await putLive();
    expect(await answerTo("has anyone said sorry?")).toContain("A changed first sentence.");
  });

  it("add an answer", async () => {
    await page.getByRole("link", { name: "Answers", exact: true }).click();
    await page.getByRole("link", { name: "Write a new answer" }).click();
    await page.getByLabel("The question, as a visitor would ask it").fill("Is there a balloon for families?");
    await page.getByLabel("How else people ask it").fill("balloon for my kid\nwhere does the balloon start");
    await page.getByLabel("Topic").fill("Getting involved");
    await page.getByLabel("The answer", { exact: true }).fill("Yes, there is a balloon.");
    await page.getByLabel("The answer in easier words").fill("There is a balloon.");
    await review();
    await putLive();
    expect(await answerTo("where does the balloon start")).toContain("Yes, there is a balloon.");
  });

  it("retire an answer", async () => {
    await findAnswer("balloon", "Is there a balloon for families?");
    await page.getByRole("link", { name: "Retire" }).click();
    await page.getByRole("heading", { name: "No longer answered" }).waitFor();
    await putLive("Retire it", "The answer is retired");
    expect(await answerTo("where does the balloon start")).not.toContain("balloon.");
  });

  it("plan a change for a date, and see that day beside what is live", async () => {
    const blocks = "::: until 2026-11-30\nUp to the day.\n:::\n\n::: after 2026-11-30\nAfter the day.\n:::\n\n";
    await findAnswer("said sorry", "Has anyone said sorry?");
    await reviewEdit((text) => text.replace("\n---\n", `\n---\n${blocks}`));
    await page.getByLabel("A question, as a visitor would type it").fill("has anyone said sorry?");
    const opened = page.context().waitForEvent("page");
    await page.getByRole("button", { name: "Try it beside what is live" }).click();
    const tab = await opened;
    await tab.getByLabel("On this day").fill("2026-12-01");
    await tab.getByRole("button", { name: "Try it" }).click();
    const [live, changed] = await tab.locator(".explained").allInnerTexts();
    expect([live?.includes("After the day."), changed?.includes("After the day.")]).toEqual([false, true]);
    await tab.close();
    await putLive();
    expect(await answerTo("has anyone said sorry?")).toMatch(/^Up to the day\./);
  });

  it("answer a gap with all its wordings", async () => {
    await page.getByRole("link", { name: "Gaps", exact: true }).click();
    const gap = page.locator(".gap", { hasText: "in 2 wordings" });
    await gap.getByRole("link", { name: "Add as a phrasing of another answer" }).click();
    expect(await page.getByLabel("How people ask it").inputValue()).toContain("zeppelin rides for my son");
    await page.getByLabel("The answer that they ask for").selectOption("youth-cabinet");
    await review();
    await page.getByRole("heading", { name: "Now right" }).waitFor();
    await putLive();
    expect(await answerTo("do you do zeppelin rides")).toContain("Youth Cabinet");
    await page.getByRole("link", { name: "Gaps", exact: true }).click();
    expect(await page.locator("main").innerText()).not.toContain("zeppelin");
  });
});
