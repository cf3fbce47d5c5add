import type { Browser } from "playwright-core";
import { type Cluster, startCluster } from "../support/start-cluster.js";
import { type RunningRedis, startRedis } from "../support/start-redis.js";
import { ask, openBrowser, openChatByKeyboard, openPage } from "../web-chat/open-page.js";

describe("the widget in front of three instances", () => {
  let browser: Browser;
  let redis: RunningRedis;
  let cluster: Cluster;
  beforeAll(async () => {
    redis = await startRedis();
    [browser, cluster] = await Promise.all([openBrowser(), startCluster(redis.url)]);
  });
  afterAll(async () => {
    await browser?.close();
    await cluster?.stop();
    await redis?.stop();
  });

  it("goes on with the chat when Redis is restarted, and when instances are killed until one is left", async () => {
    const { page, close } = await openPage(browser, cluster.url);
    await openChatByKeyboard(page);
    await ask(page, "What are the priority actions?");
    await page.getByText("two priority actions").first().waitFor();

    await redis.kill();
    await ask(page, "When is the next full inspection?");
    await page.getByRole("alert").getByText("What you type is kept, and we keep trying.").waitFor();
    await ask(page, "I want to kill myself");
    await page.getByRole("link", { name: /999/ }).first().waitFor();
    await redis.start();
    await page.getByText("Spring 2027").first().waitFor();
    await page.getByRole("button", { name: "Not sent – try again" }).waitFor({ state: "detached" });

    await cluster.instances[0]?.stop("SIGKILL");
    await cluster.instances[1]?.stop("SIGKILL");
    await ask(page, "Who inspected?");
    await page.getByText("Care Quality Commission").first().waitFor();
    for (const asked of ["What are the priority actions?", "When is the next full inspection?", "Who inspected?"])
      expect(await page.getByText(asked, { exact: true }).count()).toBe(1);
    await close();
  });
});
