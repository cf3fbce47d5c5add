import { startServer } from "../support/start-server.js";
import { ask, openChatByKeyboard, openPage } from "./open-page.js";
import { useServerAndBrowser } from "./use-browser.js";

describe("the widget, when something goes wrong", () => {
  const running = useServerAndBrowser();

  it("keeps what was sent while offline, says so, and sends it when the line is back", async () => {
    const { page, close } = await openPage(running.browser, running.server.url);
    await openChatByKeyboard(page);
    await page.context().setOffline(true);
    await ask(page, "When is the next full inspection?");
    await page.getByRole("button", { name: "Not sent – try again" }).waitFor();
    await page.getByRole("alert").getByText("You are offline.").waitFor();
    await page.context().setOffline(false);
    await page.getByText("Spring 2027").first().waitFor();
    await page.getByRole("button", { name: "Not sent – try again" }).waitFor({ state: "detached" });
    expect(await page.getByText("When is the next full inspection?", { exact: true }).count()).toBe(1);
    await close();
  });

  it("polls where there is no WebSocket", async () => {
    const { page, requests, close } = await openPage(running.browser, running.server.url, {
      before: "delete window.WebSocket;",
    });
    await openChatByKeyboard(page);
    await ask(page, "When is the next full inspection?");
    await page.getByText("Spring 2027").first().waitFor();
    expect(requests.some((url) => url.includes("/activities?watermark="))).toBe(true);
    await close();
  });

  it("says when there were too many messages, keeps the last one, and sends it later", async () => {
    const { page, close } = await openPage(running.browser, running.server.url);
    await openChatByKeyboard(page);
    const posts = "**/activities";
    await page.route(posts, (route) => route.fulfill({ status: 429, headers: { "retry-after": "1" }, body: "{}" }));
    await ask(page, "When is the next full inspection?");
    await page.getByRole("alert").getByText("That was a lot at once.").waitFor();
    await page.unroute(posts);
    await page.getByText("Spring 2027").first().waitFor();
    await close();
  });

  it("says when the chat has ended, keeps what was typed, and goes on in a new chat at one press", async () => {
    const { page, close } = await openPage(running.browser, running.server.url);
    await openChatByKeyboard(page);
    const posts = "**/activities";
    await page.route(posts, (route) => route.fulfill({ status: 403, body: "{}" }));
    await ask(page, "When is the next full inspection?");
    await page.getByRole("alert").getByText("This chat was closed because it was not used for a while.").waitFor();
    await page.unroute(posts);
    await page.getByRole("button", { name: "Start a new chat" }).click();
    await page.getByText("Spring 2027").first().waitFor();
    await close();
  });

  it("begins a new chat where the one of an earlier page has ended", async () => {
    const { page, close } = await openPage(running.browser, running.server.url);
    await openChatByKeyboard(page);
    await page.evaluate(
      "sessionStorage.setItem(sessionStorage.key(0), JSON.stringify({ conversationId: 'gone', token: 'dead' }))",
    );
    await page.reload();
    await openChatByKeyboard(page);
    await page.getByRole("dialog").getByText("Your earlier chat was closed").waitFor();
    await close();
  });

  it("comes back after the server has been restarted", async () => {
    const first = await startServer();
    const { page, close } = await openPage(running.browser, first.url);
    await openChatByKeyboard(page);
    await ask(page, "When is the next full inspection?");
    await page.getByText("Spring 2027").first().waitFor();
    await first.stop("SIGKILL");
    await page.getByRole("alert").getByText("The assistant cannot be reached just now.").waitFor();
    const second = await startServer({ PORT: new URL(first.url).port, DATA_DIR: first.dataFolder });
    await ask(page, "thank you");
    await page.getByRole("listitem").filter({ hasText: "The assistant said:" }).nth(2).waitFor();
    await close();
    await second.stop();
  });
});
