import path from "node:path";
import Database from "libsql";
import { startServer } from "../support/start-server.js";
import { startCouncilSite } from "./council-site.js";
import { ask, openChatByKeyboard, openPage, until } from "./open-page.js";
import { useServerAndBrowser } from "./use-browser.js";

const question = "When is the next full inspection?";

describe("a chat that the person wants gone", () => {
  const running = useServerAndBrowser();

  /** How many conversations have so many activities in the file, as another process sees it. */
  function chatsOf(activities: number, folder = running.server.dataFolder): number {
    const database = new Database(path.join(folder, "conversations.sqlite"));
    const rows = database.prepare("SELECT COUNT(*) FROM activity GROUP BY conversation HAVING COUNT(*) = ?").raw();
    const found = rows.all(activities).length;
    database.close();
    return found;
  }

  /** Waits until no conversation has so many activities; the page that asked for it is gone, so only the server can tell. */
  async function untilGone(activities: number, folder = running.server.dataFolder): Promise<void> {
    for (let at = 0; chatsOf(activities, folder) > 0; at += 1) {
      if (at > 500) throw new Error("the conversation is still in the file");
      await fetch(`${running.server.url}/healthz`);
    }
  }

  it("is deleted here and on the server at Start again, which says so", async () => {
    const { page, hear, close } = await openPage(running.browser, running.server.url);
    await openChatByKeyboard(page);
    await hear(1);
    await ask(page, question);
    await hear(2);
    expect(chatsOf(3)).toBe(1);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Start again" }).click();
    await page.getByRole("dialog").getByText("The earlier one is deleted, here and on the server.").waitFor();
    await page.getByText("You could ask").waitFor();
    expect(chatsOf(3)).toBe(0);
    expect(await page.getByRole("region", { name: "Messages" }).getByText("Spring 2027").count()).toBe(0);
    expect(await hear(4)).toContain("This is a new chat. The earlier one is deleted, here and on the server.");
    await close();
  });

  it("is deleted from a page of another site too, and when that is left quickly", async () => {
    const council = await startCouncilSite();
    const other = await startServer({ ALLOWED_ORIGINS: council.url });
    council.show(`<script src="${other.url}/assistant.js" defer></script>`, other.url);
    const { page, close } = await openPage(running.browser, council.url);
    await openChatByKeyboard(page);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Start again" }).click();
    await page.getByRole("dialog").getByText("The earlier one is deleted, here and on the server.").waitFor();
    await page.getByText("You could ask").waitFor();
    expect(chatsOf(1, other.dataFolder)).toBe(1);
    await ask(page, "I want to kill myself");
    await page.getByRole("link", { name: "Leave this page quickly" }).click();
    await untilGone(3, other.dataFolder);
    await close();
    await other.stop();
    council.stop();
  });

  it("is deleted on the server when the page is left quickly", async () => {
    const { page, close } = await openPage(running.browser, running.server.url);
    await openChatByKeyboard(page);
    await ask(page, "I want to kill myself");
    await page.getByRole("link", { name: "Leave this page quickly" }).waitFor();
    expect(chatsOf(3)).toBe(1);
    await page.getByRole("link", { name: "Leave this page quickly" }).click();
    await page.waitForURL("about:blank");
    await untilGone(3);
    await close();
  });

  it("is said to be gone from this page only where the server could not be reached, or is another's", async () => {
    const { page, requests, close } = await openPage(running.browser, running.server.url);
    await openChatByKeyboard(page);
    await page.route(/conversations\/[^/]+$/, (route) =>
      route.request().method() === "DELETE" ? route.abort() : route.continue(),
    );
    const startAgain = async () => {
      await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("button", { name: "Start again" }).click();
    };
    await startAgain();
    await page.getByRole("dialog").getByText("It could not be deleted on the server just now").waitFor();
    const element = (attribute: string) => `{
      const chat = document.createElement("faq-assistant");
      chat.setAttribute("label", "Another server's");
      chat.setAttribute("token-url", "${attribute}");
      document.querySelector("faq-assistant").replaceWith(chat);
    }`;
    await page.evaluate(element(`${running.server.url}/api/token`));
    await page.getByRole("button", { name: "Start the chat" }).click();
    await page.getByText("You could ask").waitFor();
    const deletes = requests.length;
    await startAgain();
    await page
      .getByRole("region", { name: "Another server's" })
      .getByText("The earlier one is gone from this page.")
      .waitFor();
    await page.getByText("You could ask").waitFor();
    expect(requests.slice(deletes).filter((url) => /conversations\/[^/?]+$/.test(url))).toEqual([]);
    await until(page, "sessionStorage.length === 1");
    await close();
  });
});
