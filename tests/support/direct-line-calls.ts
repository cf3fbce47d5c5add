import type { Activity } from "../../src/protocol/activity.js";

/** What a call to the server gave: its status, its headers and its JSON body. */
export interface CallResult {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at bodies of many shapes
  readonly body: any;
}

/** Makes one HTTP call with JSON in and out. */
export async function call(
  method: string,
  url: string,
  { token, body, headers }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<CallResult> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}

/** A conversation over plain HTTP calls. */
export interface Chat {
  readonly id: string;
  readonly token: string;
  readonly url: string;
  /** Posts a message and gives the bot's activities that answer it. */
  ask(text: string): Promise<Activity[]>;
}

/** Starts a conversation as the widget does: a token, then the conversation. */
export async function openChat(server: string): Promise<Chat> {
  const { body: given } = await call("POST", `${server}/api/token`);
  const { body: started } = await call("POST", `${server}/v3/directline/conversations`, { token: given.token });
  const url = `${server}/v3/directline/conversations/${started.conversationId}`;
  const token: string = started.token;
  const read = async (watermark: string): Promise<{ activities: Activity[]; watermark: string }> =>
    (await call("GET", `${url}/activities?watermark=${watermark}`, { token })).body;
  return {
    id: started.conversationId,
    token,
    url,
    async ask(text) {
      const { watermark } = await read("");
      const { status, body } = await call("POST", `${url}/activities`, {
        token,
        body: { type: "message", text, from: { id: "me" } },
      });
      if (status !== 200) throw new Error(`posting failed: ${status} ${JSON.stringify(body)}`);
      return (await read(watermark)).activities.filter(({ from }) => from.role === "bot");
    },
  };
}
