import { readFileSync } from "node:fs";
import path from "node:path";
import { newVisitor, type Visited, type Visitor } from "../support/browser-like.js";
import { freePort } from "../support/ports.js";
import { type RunningServer, startServer } from "../support/start-server.js";

const password = "a dozen letters and more";
let server: RunningServer;

async function signIn(visitor: Visitor, given = password, more: Record<string, string> = {}): Promise<Visited> {
  const { field } = await visitor.get(`${server.url}/staff/sign-in`);
  return visitor.post(`${server.url}/staff/sign-in`, {
    token: field("token"),
    name: "Edith",
    password: given,
    ...more,
  });
}

function audit(): Record<string, unknown>[] {
  const text = readFileSync(path.join(server.dataFolder, "staff-audit.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("sign-in by a password", () => {
  // Attempts are counted, so that each test has a server of its own.
  beforeEach(async () => {
    server = await startServer({ STAFF_PASSWORD: password });
  });
  afterEach(() => server?.stop());

  it("lets in whoever has it, by name, and writes it down", async () => {
    const visitor = newVisitor();
    const { status, location } = await signIn(visitor, password, { back: "/staff?day=2" });
    expect([status, location]).toEqual([303, `${server.url}/staff?day=2`]);
    expect((await visitor.get(`${server.url}/staff`)).html).toContain("Signed in as Edith (editor).");
    expect(audit()).toMatchObject([{ who: "Edith", did: "signed in", at: expect.stringMatching(/^\d{4}-.*Z$/) }]);
  });

  it("tells what is missing or wrong beside the field, keeps the name, and never shows or keeps the password", async () => {
    const visitor = newVisitor();
    const wrong = await signIn(visitor, "not the password");
    expect(wrong.status).toBe(403);
    expect(wrong.html).toContain('<a href="#password">The password is not right</a>');
    expect(wrong.field("name")).toBe("Edith");
    expect(wrong.html + JSON.stringify(audit()) + server.log()).not.toContain("not the password");
    const nameless = await signIn(visitor, password, { name: " " });
    expect([nameless.status, nameless.words]).toEqual([422, expect.stringContaining("Enter your name")]);
    expect((await visitor.get(`${server.url}/staff`)).status).toBe(303);
  });

  it("counts each client behind a proxy by itself", async () => {
    const visitor = newVisitor();
    const { field } = await visitor.get(`${server.url}/staff/sign-in`);
    const attempt = async (client: string): Promise<number> => {
      const form = { token: field("token"), name: "Edith", password: "wrong" };
      return (await visitor.post(`${server.url}/staff/sign-in`, form, { "x-forwarded-for": client })).status;
    };
    const seen: number[] = [];
    for (let time = 0; time < 6; time++) seen.push(await attempt("192.0.2.1"));
    expect(seen.at(-1)).toBe(429);
    expect(await attempt("192.0.2.2")).toBe(403);
  });

  it("reads no large form of somebody who is not signed in", async () => {
    const { status } = await newVisitor().post(`${server.url}/staff/answers/live`, { kept: "k".repeat(40_000) });
    expect(status).toBe(413);
  });

  it("takes five attempts a minute from one address, and no more", async () => {
    const visitor = newVisitor();
    const seen: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) seen.push((await signIn(visitor, "wrong")).status);
    expect(seen).toEqual([403, 403, 403, 403, 403, 429]);
    const right = await signIn(visitor);
    expect([right.status, right.words]).toEqual([429, expect.stringContaining("Wait a minute, then try again.")]);
  });

  it("refuses a form from elsewhere: without the page's cookie, without its token, or sent by another site", async () => {
    const visitor = newVisitor();
    const { field } = await visitor.get(`${server.url}/staff/sign-in`);
    const fields = { token: field("token"), name: "Edith", password };
    expect((await newVisitor().post(`${server.url}/staff/sign-in`, fields)).status).toBe(403);
    expect((await visitor.post(`${server.url}/staff/sign-in`, { ...fields, token: "" })).status).toBe(403);
    await signIn(visitor);
    const { field: inside } = await visitor.get(`${server.url}/staff`);
    const leave = `${server.url}/staff/sign-out`;
    const foreign = await visitor.post(leave, { token: inside("token") }, { "sec-fetch-site": "cross-site" });
    expect([foreign.status, foreign.words]).toEqual([403, expect.stringContaining("from another website")]);
    const other = newVisitor();
    await signIn(other);
    const { field: others } = await other.get(`${server.url}/staff`);
    expect((await visitor.post(leave, { token: others("token") })).status).toBe(403);
    expect((await visitor.post(leave, { token: inside("token") })).status).toBe(303);
  });

  it("gives back what was typed when the session has ended meanwhile", async () => {
    const page = await newVisitor().post(`${server.url}/staff/sign-out`, { text: "an hour's <work>" });
    expect(page.status).toBe(403);
    expect(page.html).toMatch(/<textarea id="typed"[^>]*>an hour's &lt;work>/);
    const fresh = { question: "A question", phrasings: "one\r\ntwo", answer: "Its answer" };
    const other = await newVisitor().post(`${server.url}/staff/answers/new`, fresh);
    expect(other.html).toMatch(/<textarea id="typed"[^>]*>A question\s+one\s+two\s+Its answer</);
  });

  it("takes no cookie that was changed, and none that was made with another password", async () => {
    const visitor = newVisitor();
    await signIn(visitor);
    const cookie = visitor.cookiesFor(`${server.url}/staff`);
    const at = cookie.indexOf("staff-session=") + 40;
    const changed = cookie.slice(0, at) + (cookie[at] === "A" ? "B" : "A") + cookie.slice(at + 1);
    expect((await newVisitor().get(`${server.url}/staff`, { cookie: changed })).status).toBe(303);
    const other = await startServer({ STAFF_PASSWORD: "another password", DATA_DIR: server.dataFolder });
    const { status } = await newVisitor().get(`${other.url}/staff`, { cookie });
    await other.stop();
    expect(status).toBe(303);
  });

  it("holds its cookie back from http where the site is reached by https", async () => {
    const port = String(await freePort());
    const secure = await startServer({
      STAFF_PASSWORD: password,
      PUBLIC_URL: "https://assistant.example.org",
      PORT: port,
    });
    const page = await newVisitor().get(`http://127.0.0.1:${port}/staff/sign-in`);
    await secure.stop();
    expect(page.headers.getSetCookie().join()).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  });
});

describe("without a way to sign in", () => {
  it("there are no staff pages", async () => {
    const plain = await startServer();
    const pages = ["/staff", "/staff/sign-in", "/staff/answers"].map((at) => newVisitor().get(plain.url + at));
    const seen = (await Promise.all(pages)).map(({ status, words }) => `${status} ${words.slice(0, 14)}`);
    await plain.stop();
    expect(seen).toEqual(Array(3).fill("404 Page not found"));
  });

  it.each([
    [{ STAFF_PASSWORD: "too short" }, "STAFF_PASSWORD: it must have at least 12 characters"],
    [{ OIDC_ISSUER: "http://example.org" }, "OIDC_ISSUER: it must begin with https://"],
    [
      { OIDC_ISSUER: "https://example.org", PUBLIC_URL: "https://a.example" },
      "OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: sign-in",
    ],
    [
      { OIDC_ISSUER: "https://example.org", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b", STAFF_PASSWORD: password },
      "STAFF_PASSWORD: it goes without OIDC_ISSUER only",
    ],
    [
      { OIDC_ISSUER: "https://example.org", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" },
      "PUBLIC_URL: with OIDC_ISSUER",
    ],
  ])("does not start with settings that do not fit: %p", async (settings, mistake) => {
    await expect(startServer({ ...settings })).rejects.toThrow(mistake);
  });
});
