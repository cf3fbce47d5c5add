import fc from "fast-check";
import { readEntry } from "../src/content/read-entry.js";
import { freshState } from "../src/conversation/state.js";
import { takeTurn } from "../src/conversation/take-turn.js";
import { cleanText } from "../src/language/clean-text.js";
import { renderHtml } from "../src/rendering/render-html.js";
import { redact } from "../src/safeguarding/redact.js";
import { call, openChat } from "./support/direct-line-calls.js";
import { realSnapshot } from "./support/real-content.js";
import { startServer } from "./support/start-server.js";

// The same inputs each time, so that a change is not blamed for another's fault; `FUZZ_SEED=7 npx jest tests/fuzz` tries others.
fc.configureGlobal({ seed: Number(process.env["FUZZ_SEED"] ?? 20261124) });

/** Any text, and texts made of what markup, Markdown and Unicode are made of. */
const bits =
  "<script>|</|<img src=x onerror=|javascript:|data:text/html,|](|[a](|![|`|```|---\n|::: until|: |- |\u202e|\u200b|\u0000|\ud83d|é|ß|Ⅷ|%00|../|{{|${|&lt;|\"|'|\n\n| ";
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(fc.oneof(fc.constantFrom(...bits.split("|")), fc.string({ maxLength: 8 })), { maxLength: 40 })
    .map((some) => some.join("")),
);

describe("whatever is put in", () => {
  it("is cleaned to one line, and cleaning it again changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = cleanText(text);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(cleanText(cleaned)).toBe(cleaned);
      }),
      { numRuns: 1000 },
    );
  });

  it("gets one reply, whose words are staff's own", async () => {
    const snapshot = await realSnapshot();
    fc.assert(
      fc.property(anyText, (text) => {
        const { reply, state } = takeTurn({ text }, freshState, snapshot, new Date("2026-11-23T12:00:00Z"));
        expect(reply.words.markdown.length).toBeGreaterThan(0);
        expect(JSON.stringify(state).length).toBeLessThan(1000);
      }),
      { numRuns: 300 },
    );
  });

  it("leaves no address, number or unknown name in a redacted text", async () => {
    const { lexicon } = (await realSnapshot()).index;
    const local = fc.stringMatching(/^[a-z][a-z0-9._+-]{0,10}[a-z0-9]$/);
    const phone = fc.stringMatching(/^0[1-9][0-9]{3} ?[0-9]{3} ?[0-9]{3}$/);
    const name = fc.stringMatching(/^[A-Z][bcdfgkpqxz]{4,7}$/);
    fc.assert(
      fc.property(anyText, local, phone, name, (around, mail, digits, person) => {
        const typed = `${around} I am ${person}, ${mail}@example.org, ${digits}`.slice(-600);
        const left = redact(typed, lexicon).toLowerCase();
        expect(left).not.toContain(`${mail}@`);
        expect(left).not.toContain(digits);
        expect(left).not.toContain(person.toLowerCase());
      }),
      { numRuns: 500 },
    );
  });

  it("is rendered without scripts, handlers and addresses that are not allowed", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = renderHtml(text);
        expect(html).not.toMatch(/<(?:script|img|iframe|svg|style|object)\b/i);
        expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i);
        for (const [, href = ""] of html.matchAll(/href="([^"]*)"/g))
          expect(href).toMatch(/^(?:https:|mailto:|tel:|sms:)/);
      }),
      { numRuns: 1000 },
    );
  });

  it("is read as an entry or gives problems with a line and how to mend it", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, hasFrontMatter) => {
        const source = {
          file: "knowledge/x/any.md",
          name: "x/any",
          text: hasFrontMatter ? `---\n${text}\n---\nWords.\n` : text,
        };
        const read = readEntry(source, new Map());
        if (Array.isArray(read))
          for (const { line, what, mend } of read)
            expect([line > 0, what !== "", mend !== ""]).toEqual([true, true, true]);
      }),
      { numRuns: 500, examples: [["also asked:\n  - *important*", true]] },
    );
  });

  it("is answered by the API with what the protocol has, never with a fault", async () => {
    const server = await startServer();
    const chat = await openChat(server.url);
    const body = fc.oneof(
      anyText,
      fc.json(),
      fc
        .record(
          {
            type: fc.oneof(fc.constant("message"), fc.string()),
            text: fc.oneof(anyText, fc.anything()),
            from: fc.anything(),
            channelData: fc.anything(),
          },
          { requiredKeys: [] },
        )
        .map((activity) => JSON.stringify(activity) ?? ""),
    );
    const at = fc.constantFrom("/activities", "/activities?watermark=", "", "/stream");
    const method = fc.constantFrom("POST", "PUT", "GET", "DELETE", "PATCH");
    await fc.assert(
      fc.asyncProperty(at, method, anyText, body, async (place, verb, extra, given) => {
        const url = `${chat.url}${place}${place.endsWith("=") ? encodeURIComponent(Buffer.from(extra).toString()) : ""}`;
        const { status, body: told } = await call(verb, url, {
          token: chat.token,
          ...(verb === "GET" ? {} : { body: typeof given === "string" ? given : "" }),
        });
        expect(status).toBeLessThan(500);
        if (status >= 400) expect(told.error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
      }),
      { numRuns: 300 },
    );
    expect(server.log()).not.toContain('"fault"');
    expect(await server.stop()).toBe(0);
  });
});
