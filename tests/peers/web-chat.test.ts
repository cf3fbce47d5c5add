import type { Page } from "playwright-core";
import { openPage } from "../web-chat/open-page.js";
import { useServerAndBrowser } from "../web-chat/use-browser.js";
import { startWebChatSite, type WebChatSite } from "./web-chat-site.js";

const welcome = "Hello. I answer questions";

describe("Microsoft's Web Chat, unmodified, on our server", () => {
  let site: WebChatSite;

  beforeAll(async () => {
    site = await startWebChatSite("webchat.js");
  });
  afterAll(() => site?.stop());
  const running = useServerAndBrowser(() => ({ ALLOWED_ORIGINS: site.url }));

  const said = (page: Page, words: string) => page.locator(".webchat__bubble__content", { hasText: words });
  async function ask(page: Page, question: string): Promise<void> {
    const field = page.getByPlaceholder("Type your message");
    await field.fill(question);
    await field.press("Enter");
  }

  it.each([
    ["over a WebSocket", true],
    ["by polling", false],
  ])("welcomes, answers, offers what to ask next, and goes on after a reload: %s", async (_name, webSocket) => {
    site.ask(running.server.url, { webSocket });
    const { page, faults, requests, close } = await openPage(running.browser, site.url);
    await said(page, welcome).first().waitFor();
    await ask(page, "What are the priority actions?");
    await said(page, "gave the partnership two priority actions").first().waitFor();
    await ask(page, "the second one");
    await said(page, "Priority action 2 is to develop").first().waitFor();
    expect(await said(page, welcome).count()).toBe(1);
    await page.reload();
    await said(page, "the second one").first().waitFor();
    expect(await said(page, welcome).count()).toBe(1);
    await ask(page, "When is the next full inspection?");
    await said(page, "A full inspection is expected in Spring 2027").first().waitFor();
    const next = page
      .getByRole("toolbar", { name: "Suggested actions" })
      .getByRole("button", { name: "When are the next inspections?" });
    await next.click();
    await said(page, "Two inspections were planned").first().waitFor();
    expect(requests.some((url) => url.startsWith("ws:"))).toBe(webSocket);
    expect(faults).toEqual([]);
    await close();
  });
});
