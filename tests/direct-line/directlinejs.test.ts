import { type Activity, ConnectionStatus, DirectLine } from "botframework-directlinejs";
import { WebSocket } from "ws";
import { call } from "../support/direct-line-calls.js";
import { type RunningServer, startServer } from "../support/start-server.js";

// The client is the one that Web Chat uses, unmodified; it expects a browser's WebSocket and XMLHttpRequest.
beforeAll(() => {
  Object.assign(globalThis, { WebSocket, XMLHttpRequest: require("xhr2") as unknown });
});

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ DIRECT_LINE_SECRET: "a-secret-of-the-councils-own-site" });
});
afterAll(() => server.stop());

const open: DirectLine[] = [];
afterEach(() => {
  for (const line of open.splice(0)) line.end();
});

async function connect(
  webSocket: boolean,
  more: { token?: string; conversationId?: string; watermark?: string; streamUrl?: string } = {},
): Promise<DirectLine> {
  const token = more.token ?? (await call("POST", `${server.url}/api/token`)).body.token;
  const line = new DirectLine({
    token,
    domain: `${server.url}/v3/directline`,
    webSocket,
    pollingInterval: 200,
    ...more,
  });
  open.push(line);
  return line;
}

/** Collects what the bot says; `next` waits until it has said so many messages in all. */
function listen(line: DirectLine): { said: Activity[]; next(count: number): Promise<Activity[]> } {
  const said: Activity[] = [];
  const waiting: { count: number; done: (said: Activity[]) => void }[] = [];
  line.activity$.subscribe(
    (activity) => {
      if (activity.from.role === "bot" && activity.type === "message") said.push(activity);
      for (const { count, done } of waiting) if (said.length >= count) done(said);
    },
    // The client reports its own end as an error.
    () => {},
  );
  return {
    said,
    next: (count) =>
      said.length >= count ? Promise.resolve(said) : new Promise((done) => waiting.push({ count, done })),
  };
}

function post(line: DirectLine, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    line.postActivity({ type: "message", from: { id: "someone" }, text }).subscribe(resolve, reject);
  });
}

function text(activity: Activity | undefined): string {
  return activity?.type === "message" ? (activity.text ?? "") : "";
}

describe.each([
  ["over WebSocket", true],
  ["over polling", false],
])("the unmodified Direct Line client %s", (_name, webSocket) => {
  it("is welcomed once and gets an answer with its metadata", async () => {
    const line = await connect(webSocket);
    const bot = listen(line);
    await bot.next(1);
    const id = await post(line, "when is the full inspection?");
    const [welcome, answer] = await bot.next(2);
    expect(id).toMatch(/\S/);
    expect(text(welcome)).toContain("I answer questions");
    expect(text(answer)).toContain("Spring 2027");
    expect(answer?.channelData).toMatchObject({
      kind: "answer",
      entry: "full-inspection",
      source: { checked: expect.stringMatching(/^\d{4}-/) },
    });
    expect(bot.said).toHaveLength(2);
  });

  it("comes back with its watermark and sees only what it has not seen", async () => {
    const first = await connect(webSocket);
    const heard = listen(first);
    await heard.next(1);
    await post(first, "what are the priority actions?");
    await heard.next(2);
    const { conversationId, token } = await conversationOf(first);
    first.end();
    const { body } = await call("GET", `${server.url}/v3/directline/conversations/${conversationId}?watermark=3`, {
      token,
    });
    const again = await connect(webSocket, {
      token: body.token,
      conversationId,
      watermark: "3",
      streamUrl: body.streamUrl,
    });
    const bot = listen(again);
    await post(again, "who inspected?");
    const said = await bot.next(1);
    expect(text(said[0])).toContain("Ofsted");
    expect(said).toHaveLength(1);
  });
});

async function conversationOf(line: DirectLine): Promise<{ conversationId: string; token: string }> {
  const inside = line as unknown as { conversationId: string; token: string };
  return { conversationId: inside.conversationId, token: inside.token };
}

describe("the unmodified client's connection", () => {
  it("goes on with a refreshed token", async () => {
    const given = (await call("POST", `${server.url}/api/token`)).body;
    const refreshed = await call("POST", `${server.url}/v3/directline/tokens/refresh`, { token: given.token });
    expect(refreshed.body.conversationId).toBe(given.conversationId);
    const bot = listen(await connect(true, { token: refreshed.body.token }));
    expect(text((await bot.next(1))[0])).toContain("I answer questions");
  });

  it("works with the Direct Line secret itself", async () => {
    const line = new DirectLine({
      secret: "a-secret-of-the-councils-own-site",
      domain: `${server.url}/v3/directline`,
      webSocket: false,
      pollingInterval: 200,
    });
    open.push(line);
    const bot = listen(line);
    await bot.next(1);
    await post(line, "who inspected?");
    expect(text((await bot.next(2))[1])).toContain("Ofsted");
  });

  it("is told when its token is not good", async () => {
    const line = await connect(true, { token: "not.a.token" });
    const failed = new Promise((resolve) => {
      line.connectionStatus$.subscribe(
        (status) => status === ConnectionStatus.FailedToConnect && resolve(status),
        () => {},
      );
    });
    line.activity$.subscribe(
      () => {},
      () => {},
    );
    await expect(failed).resolves.toBe(ConnectionStatus.FailedToConnect);
  });
});
