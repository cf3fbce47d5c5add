import { createHmac, createPublicKey } from "node:crypto";
import { call } from "../support/direct-line-calls.js";
import { type RunningServer, startServer } from "../support/start-server.js";
import { goodToken, type Microsoft, startMicrosoft } from "./stand-in/microsoft.js";
import { claimsFor, makeSigningKey } from "./stand-in/tokens.js";

let microsoft: Microsoft;
let server: RunningServer;
beforeAll(async () => {
  microsoft = await startMicrosoft();
  server = await startServer({ ...microsoft.settings });
});
afterAll(async () => {
  await server?.stop();
  await microsoft?.stop();
});

const activity = (changes: Record<string, unknown> = {}) => ({
  type: "message",
  channelId: "msteams",
  serviceUrl: microsoft.serviceUrl,
  text: "When are the next inspections?",
  from: { id: "29:somebody" },
  recipient: { id: "28:bot" },
  conversation: { id: "a:1", conversationType: "personal" },
  ...changes,
});

const deliver = (authorization: string, body: unknown = activity()) =>
  call("POST", `${server.url}/api/messages`, { headers: { authorization }, body });

const hourAgo = () => Math.floor(Date.now() / 1000) - 3600;
const segment = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** What a stranger might send in place of a good token. */
const bad: Record<string, () => string> = {
  "no token": () => "",
  "no Bearer": () => goodToken(microsoft),
  "something that is no token": () => "Bearer let.me.in",
  "three dots": () => "Bearer ...",
  "parts that are no JSON": () => `Bearer ${Buffer.from("{").toString("base64url")}.e30.e30`,
  "a token that another key signed": () => `Bearer ${makeSigningKey("key-1").sign(claimsFor(microsoft.serviceUrl))}`,
  "a key that nobody knows": () => `Bearer ${makeSigningKey("key-2").sign(claimsFor(microsoft.serviceUrl))}`,
  "a tampered token": () => {
    const [head, , signature] = goodToken(microsoft).split(".");
    return `Bearer ${head}.${segment(claimsFor(microsoft.serviceUrl, { tampered: true }))}.${signature}`;
  },
  "an expired token": () => `Bearer ${goodToken(microsoft, { exp: hourAgo() })}`,
  "a token that is not yet valid": () => `Bearer ${goodToken(microsoft, { nbf: hourAgo() + 7200 })}`,
  "a token without an end": () => `Bearer ${goodToken(microsoft, { exp: undefined })}`,
  "another audience": () => `Bearer ${goodToken(microsoft, { aud: "99999999-1111-2222-3333-444444444444" })}`,
  "another issuer": () => `Bearer ${goodToken(microsoft, { iss: "https://evil.example" })}`,
  "another serviceUrl": () => `Bearer ${goodToken(microsoft, { serviceurl: "https://evil.example/" })}`,
  "a token that names no serviceUrl": () => `Bearer ${goodToken(microsoft, { serviceurl: undefined })}`,
  "alg none": () => `Bearer ${segment({ alg: "none", kid: "key-1" })}.${segment(claimsFor(microsoft.serviceUrl))}.`,
  "alg none with a signature": () =>
    `Bearer ${segment({ alg: "none", kid: "key-1" })}.${segment(claimsFor(microsoft.serviceUrl))}.e30`,
  "HS256 with the public key as secret": () => {
    const pem = createPublicKey(microsoft.key.privateKey).export({ type: "spki", format: "pem" }).toString();
    const signed = `${segment({ alg: "HS256", kid: "key-1" })}.${segment(claimsFor(microsoft.serviceUrl))}`;
    return `Bearer ${signed}.${createHmac("sha256", pem).update(signed).digest("base64url")}`;
  },
  "a token of the emulator's issuer": () =>
    `Bearer ${goodToken(microsoft, { iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", ver: "1.0", appid: "00000000-1111-2222-3333-444444444444", serviceurl: undefined })}`,
};

describe("a caller of /api/messages", () => {
  it("is heard with a good token, and answered with the bot's own", async () => {
    const before = microsoft.calls.length;
    const { status } = await deliver(`Bearer ${goodToken(microsoft)}`);
    expect(status).toBe(200);
    const [answer] = (await microsoft.received(before + 1)).slice(before);
    expect(answer).toMatchObject({ method: "POST", authorization: "Bearer the-bots-own-token" });
    expect(microsoft.tokenRequests[0]?.get("scope")).toBe("https://api.botframework.com/.default");
    expect(microsoft.tokenRequests[0]?.get("client_secret")).toBe("not-a-secret");
  });

  it.each(Object.keys(bad))("is refused with 401 and hears nothing internal: %s", async (name) => {
    const before = microsoft.calls.length;
    const { status, body } = await deliver(bad[name]?.() ?? "");
    expect([status, body]).toEqual([
      401,
      { error: { code: "Unauthorized", message: "This activity did not come from a channel that the bot knows." } },
    ]);
    expect(microsoft.calls).toHaveLength(before);
  });

  it.each([
    ["missing", { serviceUrl: undefined }],
    ["empty", { serviceUrl: "" }],
    ["no address", { serviceUrl: "teams" }],
    ["another than the token names", { serviceUrl: "http://127.0.0.1:9/" }],
    ["the same with something behind it", { serviceUrl: "PLUS/more" }],
  ])("is refused with 401 where the activity's serviceUrl is %s", async (_name, { serviceUrl }) => {
    const named = serviceUrl?.startsWith("PLUS") ? microsoft.serviceUrl + serviceUrl.slice(4) : serviceUrl;
    const { status } = await deliver(`Bearer ${goodToken(microsoft)}`, activity({ serviceUrl: named }));
    expect(status).toBe(401);
  });

  it("is refused with 400 where a good token comes with an activity that makes no sense", async () => {
    const { status } = await deliver(`Bearer ${goodToken(microsoft)}`, activity({ conversation: undefined }));
    expect(status).toBe(400);
  });

  it("is not followed to where the connector redirects", async () => {
    const before = microsoft.calls.length;
    microsoft.goWrong({ status: 307, headers: { location: `${microsoft.serviceUrl}elsewhere` } });
    await deliver(`Bearer ${goodToken(microsoft)}`);
    expect(microsoft.calls).toHaveLength(before + 1);
  });

  it("leaves no token and no secret in the log", () => {
    expect(server.log()).not.toMatch(/eyJ|not-a-secret|the-bots-own-token/);
  });
});

describe("without an app id", () => {
  it("there is no such address", async () => {
    const plain = await startServer();
    expect((await call("POST", `${plain.url}/api/messages`, { body: activity() })).status).toBe(404);
    await plain.stop();
  });
});

describe("settings of the registration", () => {
  it.each([
    [{ MicrosoftAppTenantId: "" }, /MicrosoftAppTenantId: it is needed for SingleTenant/],
    [{ MicrosoftAppPassword: "" }, /MicrosoftAppPassword: it is needed for SingleTenant/],
    [{ MicrosoftAppType: "UserAssignedMSI" }, /MicrosoftAppPassword: a managed identity has none/],
    [{ ToBotFromChannelTokenIssuer: "" }, /ToBotFromChannelTokenIssuer: give all settings of another cloud or none/],
    [{ ToBotFromChannelOpenIdMetadataUrl: "http://keys.example/" }, /it must begin with https/],
  ])("are refused at the start where they do not fit: %j", async (changes, problem) => {
    await expect(startServer({ ...microsoft.settings, ...changes })).rejects.toThrow(problem);
  });
});

describe("for the emulator on this machine", () => {
  it("no token is asked for, and nothing is sent anywhere else", async () => {
    const local = await startServer({ EMULATOR: "on" });
    const deliverLocally = (serviceUrl: string) =>
      call("POST", `${local.url}/api/messages`, { body: activity({ serviceUrl }) });
    const before = microsoft.calls.length;
    expect((await deliverLocally(microsoft.serviceUrl)).status).toBe(200);
    expect(microsoft.calls.slice(before).map(({ authorization }) => authorization)).toEqual([""]);
    for (const serviceUrl of ["https://evil.example/", "http://127.0.0.1.evil.example/", "http://169.254.169.254/"])
      expect((await deliverLocally(serviceUrl)).status).toBe(401);
    await local.stop();
  });

  it.each([[{ HOST: "0.0.0.0" }], [{ MicrosoftAppId: "a", MicrosoftAppPassword: "b", MicrosoftAppTenantId: "c" }]])(
    "is refused at the start with %j",
    async (settings) => {
      await expect(startServer({ EMULATOR: "on", ...settings })).rejects.toThrow(/EMULATOR: it goes with HOST=127/);
    },
  );
});
