import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { ActivityHandler, BotAdapter, MessageFactory, type Activity as SdkActivity, TurnContext } from "botbuilder";
import express from "express";
import jwt from "jsonwebtoken";
import Database from "libsql";
import { type WebSocket, WebSocketServer } from "ws";
import { portOf } from "../../tests/support/ports.js";

// The peer of the load bench, in a process of its own: the least that echoes over Direct Line with the Bot Framework SDK and Express. It checks
// tokens and serves streams, and has no rate limits, security headers, seals, logs or numbers. With a folder it is durable: one transaction a turn.
// So that the same is carried, written and read by both, its answers are as long as the assistant's. Its secret is a text, as bots' secrets are;
// with "key" it is a key object, as the assistant's is, which spares jsonwebtoken from trying at each call whether the text is a public key.

const [kind, folder] = process.argv.slice(2);
const secret = kind === "key" ? createSecretKey(randomBytes(32)) : randomUUID();
/** An answer of the assistant has 3,400 bytes in the mean of the questions asked here, an echo by itself 400. */
const asLongAsAnAnswer = { html: "words ".repeat(500) };
type Said = Partial<SdkActivity>;

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const echo = MessageFactory.text(`Echo: ${context.activity.text}`);
      await context.sendActivity({ ...echo, channelData: asLongAsAnAnswer });
      await next();
    });
  }
}

class CollectingAdapter extends BotAdapter {
  readonly #bot = new EchoBot();

  async answer(activity: Said): Promise<Said[]> {
    const context = new TurnContext(this, activity);
    context.turnState.set("sent", []);
    await this.runMiddleware(context, (given) => this.#bot.run(given));
    return context.turnState.get<Said[]>("sent") ?? [];
  }

  override async sendActivities(context: TurnContext, activities: Said[]) {
    context.turnState.get<Said[]>("sent")?.push(...activities);
    return activities.map(() => ({ id: randomUUID() }));
  }

  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}

interface Conversation {
  readonly said: Said[];
  readonly streams: Set<WebSocket>;
}

type Keep = (conversation: string, place: number, activities: readonly Said[]) => void;

/** Writes a turn to disk before it is acknowledged, with the same guarantee as the assistant: WAL, synchronous FULL. */
function keepIn(folder: string): Keep {
  mkdirSync(folder, { recursive: true });
  const database = new Database(path.join(folder, "echo.sqlite"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  database.exec(
    "CREATE TABLE said (conversation TEXT, place INTEGER, activity TEXT, PRIMARY KEY (conversation, place))",
  );
  const add = database.prepare("INSERT INTO said VALUES (?, ?, ?)");
  const keep = database.transaction((conversation: string, place: number, activities: readonly Said[]) => {
    for (const [at, activity] of activities.entries()) add.run(conversation, place + at, JSON.stringify(activity));
  });
  return (conversation, place, activities) => keep.immediate(conversation, place, activities);
}

async function serve(keep: Keep): Promise<void> {
  const conversations = new Map<string, Conversation>();
  const adapter = new CollectingAdapter();
  const tokenFor = (conv: string): string => jwt.sign({ conv }, secret, { expiresIn: 1800 });
  const conversationOf = (token: string): string => {
    const claims = jwt.verify(token, secret);
    return typeof claims === "object" ? String(claims["conv"]) : "";
  };
  const app = express();
  app.use(express.json());
  app.post("/api/token", (_request, response) => void response.json({ token: tokenFor(randomUUID()) }));
  app.post("/v3/directline/conversations", (request, response) => {
    const token = request.get("authorization")?.slice("Bearer ".length) ?? "";
    const conversationId = conversationOf(token);
    conversations.set(conversationId, { said: [], streams: new Set() });
    const streamUrl = `ws://${request.get("host")}/stream?t=${token}`;
    response.status(201).json({ conversationId, token, streamUrl });
  });
  app.post("/v3/directline/conversations/:id/activities", async (request, response) => {
    const id = conversationOf(request.get("authorization")?.slice("Bearer ".length) ?? "");
    const conversation = conversations.get(id);
    if (conversation === undefined || id !== request.params.id) return void response.status(404).end();
    const stamp = (activity: Said, role: string): Said => ({
      ...activity,
      id: randomUUID(),
      timestamp: new Date(),
      channelId: "directline",
      conversation: { id, name: "", isGroup: false, conversationType: "personal" },
      from: { id: role, name: role, role },
    });
    const asked = stamp({ ...request.body, recipient: { id: "bot", name: "bot" } }, "user");
    const answers = (await adapter.answer(asked)).map((answer) => stamp(answer, "bot"));
    keep(id, conversation.said.length, [asked, ...answers]);
    conversation.said.push(asked, ...answers);
    const frame = JSON.stringify({ activities: [asked, ...answers], watermark: String(conversation.said.length) });
    for (const stream of conversation.streams) stream.send(frame);
    response.json({ id: asked.id });
  });
  const server = createServer(app);
  new WebSocketServer({ server, perMessageDeflate: false }).on("connection", (stream, request) => {
    const token = new URL(request.url ?? "", "http://stream.invalid").searchParams.get("t") ?? "";
    conversations.get(conversationOf(token))?.streams.add(stream);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  process.stdout.write(`${JSON.stringify({ address: `http://127.0.0.1:${portOf(server)}` })}\n`);
}

void serve(folder === undefined ? () => undefined : keepIn(folder));
