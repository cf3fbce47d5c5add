import { startServer } from "../support/start-server.js";
import { type CouncilSite, startCouncilSite } from "./council-site.js";
import { ask, openPage } from "./open-page.js";
import { useServerAndBrowser } from "./use-browser.js";

describe("the widget in a page of another site", () => {
  let council: CouncilSite;

  beforeAll(async () => {
    council = await startCouncilSite();
  });
  afterAll(() => council?.stop());
  const running = useServerAndBrowser(() => ({ ALLOWED_ORIGINS: council.url }));

  it("works inline as a region that starts when asked to, with whole links to its own server", async () => {
    council.show(
      `<faq-assistant label="Questions about SEND"></faq-assistant><script src="${running.server.url}/assets/assistant.js"></script>`,
      running.server.url,
    );
    const { page, faults, close } = await openPage(running.browser, council.url);
    const region = page.getByRole("region", { name: "Questions about SEND" });
    await region.getByRole("button", { name: "Start the chat" }).press("Enter");
    await page.getByText("You could ask").waitFor();
    await ask(page, "When is the next full inspection?");
    await page.getByText("Spring 2027").first().waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.getByRole("button", { name: "Menu" }).press("Enter");
    expect(await page.getByRole("link", { name: "Privacy" }).getAttribute("href")).toBe(
      `${running.server.url}/privacy`,
    );
    expect(faults.filter((fault) => !fault.includes("favicon"))).toEqual([]);
    await close();
  });

  it("adds its launcher by the script alone, with the label and the exit that the page names", async () => {
    const script = `<script src="${running.server.url}/assets/assistant.js" defer data-label="SEND help" data-exit-url="https://www.google.co.uk"></script>`;
    council.show(script, running.server.url);
    const { page, close } = await openPage(running.browser, council.url);
    const launcher = page.getByRole("button", { name: "SEND help, chat closed" });
    expect(await launcher.getAttribute("href")).toBe(`${running.server.url}/chat`);
    await launcher.press(" ");
    await page.getByText("You could ask").waitFor();
    await ask(page, "I want to kill myself");
    const exit = page.getByRole("link", { name: "Leave this page quickly" });
    await exit.waitFor();
    expect(await exit.getAttribute("href")).toBe("https://www.google.co.uk");
    await close();
  });

  it("leads to the chat page where the server does not allow the site", async () => {
    const other = await startServer();
    council.show(`<script src="${other.url}/assets/assistant.js" defer></script>`, other.url);
    const { page, close } = await openPage(running.browser, council.url);
    await page.getByRole("button", { name: "Ask about SEND, chat closed" }).press("Enter");
    await page.getByRole("alert").getByText("The assistant cannot be reached just now.").waitFor();
    expect(await page.getByRole("link", { name: "Ask on the chat page" }).getAttribute("href")).toBe(
      `${other.url}/chat`,
    );
    await close();
    await other.stop();
  });

  it("leaves the page's own look as it was, closed and open, and takes none of it on", async () => {
    const body = `<h2>Heading</h2><p>Words and <a href="#x">a link</a></p><button type="button">A button</button><ul><li>Item</li></ul><form><label>Field <input></label></form>`;
    council.show(`${body}<script src="${running.server.url}/assistant.js" defer></script>`, running.server.url);
    const { page, faults, close } = await openPage(running.browser, council.url);
    const launcher = page.getByRole("button", { name: "Ask about SEND, chat closed" });
    const looks = () =>
      page.evaluate<string>(`[...document.querySelectorAll("html, body, main, main *")]
        .filter((e) => e.localName !== "script" && e.localName !== "faq-assistant")
        .map((e) => e.localName + [...getComputedStyle(e)].map((name) => name + ":" + getComputedStyle(e).getPropertyValue(name)).join(";") + JSON.stringify(e.getBoundingClientRect())).join(" ")`);
    await page.evaluate("document.querySelector('faq-assistant').hidden = true");
    const before = await looks();
    await page.evaluate("document.querySelector('faq-assistant').hidden = false");
    await launcher.press("Enter");
    await page.getByText("You could ask").waitFor();
    expect(await looks()).toBe(before);
    const own = () =>
      page
        .getByRole("button", { name: "Send", exact: true })
        .evaluate((send) => JSON.stringify({ ...getComputedStyle(send) }));
    const plain = await own();
    await page.evaluate(`{
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { color: red !important; font: 9px fantasy !important; text-transform: uppercase } button { display: none !important }");
      document.adoptedStyleSheets = [sheet];
    }`);
    expect(await own()).toBe(plain);
    expect(faults.filter((fault) => !fault.includes("favicon"))).toEqual([]);
    await close();
  });

  it("takes the two colours that the page gives it", async () => {
    council.show(`<script src="${running.server.url}/assistant.js" defer></script>`, running.server.url);
    const { page, close } = await openPage(running.browser, council.url);
    await page.evaluate(`{
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("faq-assistant { --faq-assistant-brand: rgb(64, 0, 64); --faq-assistant-on-brand: rgb(255, 250, 240) }");
      document.adoptedStyleSheets = [sheet];
    }`);
    const colours = await page
      .getByRole("button", { name: "Ask about SEND, chat closed" })
      .evaluate((launcher) => [getComputedStyle(launcher).backgroundColor, getComputedStyle(launcher).color]);
    expect(colours).toEqual(["rgb(64, 0, 64)", "rgb(255, 250, 240)"]);
    await close();
  });

  it("is a link to the chat page where scripts are off, and needs nothing unsafe of a policy", async () => {
    const link = `<faq-assistant floating><a href="${running.server.url}/chat">Ask about SEND</a></faq-assistant>`;
    council.show(`${link}<script src="${running.server.url}/assistant.js" defer></script>`, running.server.url);
    const { page, close } = await openPage(running.browser, council.url, { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Ask about SEND" }).click();
    await page.getByRole("heading", { name: "Ask about SEND in Worcestershire" }).waitFor();
    await close();
    const policies = [(await fetch(running.server.url)).headers, (await fetch(council.url)).headers].map((headers) =>
      headers.get("content-security-policy"),
    );
    expect(policies.every((policy) => policy?.includes("script-src") && !policy.includes("unsafe"))).toBe(true);
    const scripted = await openPage(running.browser, council.url);
    await scripted.page.getByRole("button", { name: "Ask about SEND, chat closed" }).waitFor();
    expect(await scripted.page.getByRole("link", { name: "Ask about SEND" }).count()).toBe(0);
    await scripted.close();
  });
});
