import { type CallResult, call } from "../../support/direct-line-calls.js";
import { goodToken, type Microsoft } from "./microsoft.js";

type Scope = "personal" | "groupChat" | "channel";

/** One conversation in Teams as its service would deliver it to the bot. */
export interface TeamsChat {
  readonly id: string;
  /** Delivers an activity with all that Teams puts round it; gives the HTTP answer. */
  deliver(activity: Record<string, unknown>): Promise<CallResult>;
  say(text: string, more?: Record<string, unknown>): Promise<CallResult>;
  invoke(name: string, value: unknown, more?: Record<string, unknown>): Promise<CallResult>;
}

let made = 0;

/** Opens a conversation with the server. No account has a name: the bot must not need one. */
export function openTeams(server: string, microsoft: Microsoft, scope: Scope = "personal"): TeamsChat {
  made += 1;
  const id = scope === "channel" ? `19:channel-${made}@thread.tacv2;messageid=1700000000000` : `a:chat-${made}`;
  let said = 0;
  const deliver: TeamsChat["deliver"] = (activity) => {
    said += 1;
    return call("POST", `${server}/api/messages`, {
      token: goodToken(microsoft),
      body: {
        id: `${made}-${said}`,
        timestamp: "2026-11-23T12:00:00.000Z",
        channelId: "msteams",
        serviceUrl: microsoft.serviceUrl,
        from: { id: "29:somebody", name: "", aadObjectId: null },
        recipient: { id: "28:the-bot" },
        conversation: { id, conversationType: scope, tenantId: "tenant" },
        channelData: { tenant: { id: "tenant" } },
        locale: "en-GB",
        ...activity,
      },
    });
  };
  return {
    id,
    deliver,
    say: (text, more = {}) => deliver({ type: "message", text, textFormat: "plain", ...more }),
    invoke: (name, value, more = {}) => deliver({ type: "invoke", name, value, ...more }),
  };
}
