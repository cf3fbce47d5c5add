import { ask, openChatByKeyboard, openPage } from "./open-page.js";
import { useServerAndBrowser } from "./use-browser.js";

const question = "When is the next full inspection?";

/** Stands in for what this machine has not: loudspeakers and voices. Writes down what would be heard. */
const ears = `
  window.heardTones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) { window.heardTones += 1; return start.apply(this, at); };
  window.spoken = [];
  const voices = [{ name: "Ada", lang: "en-GB" }, { name: "Brian", lang: "en-US" }, { name: "Chloé", lang: "fr-FR" }];
  speechSynthesis.getVoices = () => voices;
  speechSynthesis.speak = ({ text, rate, lang, voice }) => window.spoken.push({ text, rate, lang, voice: voice && voice.name });
  Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { writable: true, value: null });
`;

describe("the widget for ears and fingers", () => {
  const running = useServerAndBrowser();

  it("makes no sound until the person has switched it on, then one when an answer comes", async () => {
    const { page, hear, close } = await openPage(running.browser, running.server.url, { before: ears });
    await openChatByKeyboard(page);
    await hear(1);
    await ask(page, question);
    await hear(2);
    const tones = () => page.evaluate<number>("window.heardTones");
    expect(await tones()).toBe(0);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByLabel("A soft sound when an answer comes").check();
    await page.getByRole("button", { name: "Back to the chat" }).click();
    await ask(page, "thank you");
    await hear(3);
    expect(await tones()).toBe(1);
    await close();
  });

  it("reads an answer aloud only when asked, in the voice and at the speed that the person chose", async () => {
    const { page, close } = await openPage(running.browser, running.server.url, { before: ears });
    await openChatByKeyboard(page);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Settings" }).click();
    expect(await page.getByLabel("Voice for reading aloud").locator("option").allTextContents()).toEqual([
      "As my device",
      "Ada",
      "Brian",
    ]);
    await page.getByLabel("Voice for reading aloud").selectOption("Brian");
    await page.getByLabel("Speed of reading aloud").selectOption("Slow");
    await page.getByRole("button", { name: "Back to the chat" }).click();
    await ask(page, question);
    await page.getByText("Was this helpful?").waitFor();
    expect(await page.evaluate("window.spoken")).toEqual([]);
    await page.getByRole("button", { name: "Read aloud" }).last().press("Enter");
    await page.getByRole("button", { name: "Stop reading" }).waitFor();
    expect(await page.evaluate("window.spoken")).toEqual([
      { text: expect.stringContaining("Spring 2027"), rate: expect.closeTo(0.7), lang: "en-GB", voice: "Brian" },
    ]);
    await close();
  });

  it("keeps the screen keyboard of a touch screen away until the field is touched, and speaks of no keys", async () => {
    const { page, hear, close } = await openPage(running.browser, running.server.url, {
      hasTouch: true,
      isMobile: true,
    });
    await page.getByRole("button", { name: "Ask about SEND, chat closed" }).tap();
    const [welcome] = await hear(1);
    expect(welcome).toMatch(/ 4 suggestions after the answer\.$/);
    const focused = () => page.evaluate<string>("document.querySelector('faq-assistant').shadowRoot.activeElement.id");
    expect(await focused()).toBe("panel");
    expect(await page.getByText("Enter sends.").isVisible()).toBe(false);
    await hear(1);
    await page.getByRole("button", { name: "How can I get involved?" }).tap();
    await hear(2);
    expect(await focused()).not.toBe("question");
    await close();
  });

  it("notices at once that the line is gone, before anything is sent", async () => {
    const { page, close } = await openPage(running.browser, running.server.url);
    await openChatByKeyboard(page);
    await page.context().setOffline(true);
    await page.getByRole("alert").getByText("You are offline.").waitFor();
    await page.context().setOffline(false);
    await page.getByRole("dialog").getByText("You are offline.").first().waitFor({ state: "detached" });
    await close();
  });
});
