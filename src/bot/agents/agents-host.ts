import type { Activity } from "@microsoft/agents-activity";
import type { Bot } from "../bot-turn.js";
import type { ServeActivity } from "../cloud-messages.js";
import { fetchWithRetries } from "../fetch-with-retries.js";
import { type DeliverActivity, sentMessages, toChannelActivity } from "../local-activity.js";
import type { VerifyChannelToken } from "../verify-channel-token.js";
import { AgentsAdapter, type Outbox } from "./agents-adapter.js";

/** Gives the token with which the bot calls connectors; undefined where they ask for none. */
export type GiveToken = () => Promise<string | undefined>;

/** Delivers activities of this process to the bot through the Agents SDK, and gives its answers in the shape of the wire. */
export function deliverThroughAgents(bot: Bot): DeliverActivity {
  const adapter = new AgentsAdapter();
  return async (local) => {
    const sent: unknown[] = [];
    const outbox: Outbox = {
      send: async (activity) => {
        if (activity.type === "message") sent.push({ ...activity });
        return "";
      },
      update: async () => {
        throw new Error("The in-process channel cannot change a message that was sent");
      },
    };
    await adapter.serve(toChannelActivity(local), outbox, bot, local.conversation);
    return sentMessages.parse(sent);
  };
}

/** Serves activities of Microsoft's channels through the Agents SDK. */
export function serveThroughAgents(bot: Bot, verify: VerifyChannelToken, giveToken: GiveToken): ServeActivity {
  const adapter = new AgentsAdapter();
  return async (body, authorization) => {
    const named = await verify(authorization.replace(/^Bearer /, ""), body.channelId);
    if (named === undefined || named !== body.serviceUrl) return { kind: "stranger" };
    return { kind: "answered", answer: await adapter.serve(body, connectorAt(body.serviceUrl, giveToken), bot) };
  };
}

/** Serves activities that come without a token; the caller sees to it that they come from this machine and go nowhere else. */
export function serveLocallyThroughAgents(bot: Bot): ServeActivity {
  const adapter = new AgentsAdapter();
  return async (body) => {
    const outbox = connectorAt(body.serviceUrl, async () => undefined);
    return { kind: "answered", answer: await adapter.serve(body, outbox, bot) };
  };
}

/** The Bot Connector REST API, https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
function connectorAt(serviceUrl: string, giveToken: GiveToken): Outbox {
  const call = async (method: "POST" | "PUT", activity: Activity, id: string | undefined): Promise<string> => {
    const token = await giveToken();
    const path = [
      "v3",
      "conversations",
      activity.conversation?.id ?? "",
      "activities",
      ...(id === undefined ? [] : [id]),
    ];
    const response = await fetchWithRetries(
      `${serviceUrl.replace(/\/$/, "")}/${path.map(encodeURIComponent).join("/")}`,
      {
        method,
        headers: {
          "content-type": "application/json",
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: activity.toJsonString(),
      },
    );
    if (!response.ok) throw new Error(`The connector answered ${response.status} to ${method}`);
    const answer: unknown = await response.json().catch(() => undefined);
    return typeof answer === "object" && answer !== null && "id" in answer ? String(answer.id) : "";
  };
  return {
    send: (activity) => call("POST", activity, activity.replyToId),
    update: async (activity) => void (await call("PUT", activity, activity.id)),
  };
}
