import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { newVisitor, type Visited, type Visitor } from "../support/browser-like.js";
import { type RunningProvider, startOpenIdProvider } from "../support/start-openid-provider.js";
import { type RunningServer, startServer } from "../support/start-server.js";

let provider: RunningProvider;
let server: RunningServer;

beforeAll(async () => {
  provider = await startOpenIdProvider();
  server = await startServer({ ...provider.settings });
});
afterEach(() => rmSync(path.join(server.dataFolder, "staff-audit.jsonl"), { force: true }));
afterAll(async () => {
  await server?.stop();
  await provider?.stop();
});

/** Begins a sign-in: the address at the provider that the browser is sent to. */
async function begin(visitor: Visitor, back = "/staff"): Promise<string> {
  const { location } = await visitor.get(`${server.url}/staff/sign-in/start?back=${encodeURIComponent(back)}`);
  if (location === undefined) throw new Error("the sign-in leads nowhere");
  return location;
}

async function signIn(visitor: Visitor, login: string, back?: string): Promise<Visited> {
  return visitor.get(await provider.signIn(visitor, await begin(visitor, back), login));
}

async function isIn(visitor: Visitor): Promise<boolean> {
  return (await visitor.get(`${server.url}/staff`)).status === 200;
}

function audit(): Record<string, unknown>[] {
  const text = readFileSync(path.join(server.dataFolder, "staff-audit.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function withQuery(address: string, changes: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value);
  return url.href;
}

describe("sign-in by an OpenID provider", () => {
  it("leads an editor from the page that was wanted, by the provider, back to that page", async () => {
    const visitor = newVisitor();
    const away = await visitor.get(`${server.url}/staff?day=1`);
    expect(away.location).toBe(`${server.url}/staff/sign-in?back=%2Fstaff%3Fday%3D1`);
    const asked = await visitor.get(away.location ?? "");
    expect(asked.html).toContain('href="/staff/sign-in/start?back=%2Fstaff%3Fday%3D1"');
    const address = new URL(await begin(visitor, "/staff?day=1"));
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      scope: "openid profile email",
      state: expect.stringMatching(/.{40}/),
      nonce: expect.stringMatching(/.{40}/),
    });
    const returned = await visitor.get(await provider.signIn(visitor, address.href, "edith"));
    expect(returned.location).toBe(`${server.url}/staff?day=1`);
    const cookie = returned.headers.getSetCookie().find((one) => one.startsWith("staff-session="));
    expect(cookie).toMatch(/; Path=\/staff;.*; HttpOnly; SameSite=Lax$/);
    expect(cookie).toMatch(/Max-Age=28800/);
    const page = await visitor.get(`${server.url}/staff`);
    expect(page.html).toContain("Signed in as Edith Oakhollow (editor).");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(audit()).toMatchObject([{ who: "Edith Oakhollow", id: "edith", did: "signed in", what: ["editor"] }]);
  });

  it("gives a viewer the viewer's role, and somebody without a role a page that says so", async () => {
    const victor = newVisitor();
    await signIn(victor, "victor");
    expect((await victor.get(`${server.url}/staff`)).html).toContain("(viewer)");
    const nora = newVisitor();
    const page = await signIn(nora, "nora");
    expect(page.status).toBe(403);
    expect(page.words).toContain("You signed in as Nora Oakhollow, but nobody has given you a role here.");
    expect(await isIn(nora)).toBe(false);
    expect(audit().at(-1)).toMatchObject({ who: "Nora Oakhollow", did: "was refused", what: ["no role"] });
  });

  it("takes an ID token that was signed anew and says nothing else", async () => {
    const visitor = newVisitor();
    const returned = await provider.signIn(visitor, await begin(visitor), "edith");
    await provider.plant("nothing");
    expect((await visitor.get(returned)).status).toBe(303);
    expect(await isIn(visitor)).toBe(true);
  });

  it.each([
    ["audience", "OAUTH_JWT_CLAIM_COMPARISON_FAILED"],
    ["expired", "OAUTH_JWT_TIMESTAMP_CHECK_FAILED"],
    ["issuer", "OAUTH_JWT_CLAIM_COMPARISON_FAILED"],
    ["nonce", "OAUTH_JWT_CLAIM_COMPARISON_FAILED"],
    ["signature", "OAUTH_INVALID_RESPONSE"],
  ] as const)("refuses an ID token of which only this is wrong: %s", async (kind, code) => {
    const visitor = newVisitor();
    const returned = await provider.signIn(visitor, await begin(visitor), "edith");
    await provider.plant(kind);
    const page = await visitor.get(returned);
    expect(page.status).toBe(403);
    expect(page.words).toContain("The sign-in did not work.");
    expect(await isIn(visitor)).toBe(false);
    expect(audit()).toMatchObject([{ did: "was refused", what: [code] }]);
  });

  it("refuses an answer to another question: wrong state, wrong nonce, a code of another application, no code", async () => {
    const visitor = newVisitor();
    const returned = await provider.signIn(visitor, await begin(visitor), "edith");
    expect((await visitor.get(withQuery(returned, { state: "another" }))).status).toBe(403);
    const otherNonce = withQuery(await begin(visitor), { nonce: "another" });
    expect((await visitor.get(await provider.signIn(visitor, otherNonce, "edith"))).status).toBe(403);
    const otherClient = withQuery(await begin(visitor), { client_id: "another-application" });
    expect((await visitor.get(await provider.signIn(visitor, otherClient, "edith"))).status).toBe(403);
    expect(await isIn(visitor)).toBe(false);
    expect(audit().map(({ what }) => what)).toEqual([
      ["OAUTH_INVALID_RESPONSE"],
      ["OAUTH_JWT_CLAIM_COMPARISON_FAILED"],
      ["invalid_grant"],
    ]);
  });

  it("refuses what was used before: the address once more, and with the ticket kept by somebody", async () => {
    const visitor = newVisitor();
    const address = await begin(visitor);
    const ticket = /staff-sign-in=([^;]+)/.exec(visitor.cookiesFor(`${server.url}/staff/sign-in/return`))?.[1];
    const returned = await provider.signIn(visitor, address, "edith");
    expect((await visitor.get(returned)).status).toBe(303);
    visitor.setCookie(server.url, "staff-session", undefined);
    expect((await visitor.get(returned)).status).toBe(403);
    expect(audit().at(-1)).toMatchObject({ what: ["no ticket"] });
    visitor.setCookie(server.url, "staff-sign-in", ticket);
    expect((await visitor.get(returned)).status).toBe(403);
    expect(audit().at(-1)).toMatchObject({ what: ["invalid_grant"] });
    expect(await isIn(visitor)).toBe(false);
    const stranger = newVisitor();
    expect((await stranger.get(returned)).status).toBe(403);
  });

  it.each([
    "https://example.org/staff",
    "//example.org/staff",
    "/\\example.org",
    "/chat",
    "/staffroom",
    "javascript:1",
  ])("goes on to no other place than the staff pages: %s", async (back) => {
    const visitor = newVisitor();
    expect((await signIn(visitor, "edith", back)).location).toBe(`${server.url}/staff`);
    const again = await visitor.get(`${server.url}/staff/sign-in?back=${encodeURIComponent(back)}`);
    expect(again.location).toBe(`${server.url}/staff`);
  });

  it("works on another server with the same secret, which never saw the sign-in", async () => {
    const secret = { ...provider.settings, TOKEN_SECRET: "the same secret on two servers, long" };
    const [first, second] = await Promise.all([startServer(secret), startServer(secret)]);
    const visitor = newVisitor();
    const { location = "" } = await visitor.get(`${first.url}/staff/sign-in/start`);
    await visitor.get(await provider.signIn(visitor, location, "victor"));
    const cookie = visitor.cookiesFor(`${first.url}/staff`);
    const [there, elsewhere] = await Promise.all(
      [second, server].map(({ url }) => newVisitor().get(`${url}/staff`, { cookie })),
    );
    await Promise.all([first.stop(), second.stop()]);
    expect(there?.html).toContain("Signed in as Victor Oakhollow (viewer).");
    expect(elsewhere?.status).toBe(303);
  });

  it("signs out here, and shows the way to sign out at the provider", async () => {
    const visitor = newVisitor();
    await signIn(visitor, "edith");
    const token = (await visitor.get(`${server.url}/staff`)).field("token");
    const left = await visitor.post(`${server.url}/staff/sign-out`, { token });
    expect(left.location).toBe(`${server.url}/staff/signed-out`);
    const page = await visitor.get(left.location ?? "");
    expect(page.html).toContain(`href="${provider.issuer}/session/end?`);
    expect(await isIn(visitor)).toBe(false);
    expect(audit().at(-1)).toMatchObject({ who: "Edith Oakhollow", did: "signed out" });
  });

  it("says that there is a problem while the provider is down, which keeps nobody from the chat", async () => {
    const away = await startServer({ ...provider.settings, OIDC_ISSUER: "http://127.0.0.1:9" });
    const { status, words } = await newVisitor().get(`${away.url}/staff/sign-in/start`);
    const chat = await newVisitor().get(`${away.url}/chat`);
    await away.stop();
    expect([status, words]).toEqual([500, expect.stringContaining("problem with the service")]);
    expect(chat.status).toBe(200);
  });
});
