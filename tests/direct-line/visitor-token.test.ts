import jwt from "jsonwebtoken";
import { makeVisitorTokens, newConversation, tokenSeconds } from "../../src/direct-line/visitor-token.js";

const start = new Date("2026-11-23T12:00:00Z");
const secret = "a secret that is long enough to sign";

describe("visitors' tokens", () => {
  it("carry the conversation and its key, and the user where clients look for it", () => {
    const tokens = makeVisitorTokens(secret, () => start);
    const conversation = newConversation();
    const token = tokens.sign({ conversation, userId: "dl_1" }, "api");
    expect(tokens.read(token, "api")).toEqual({ kind: "good", visitor: { conversation, userId: "dl_1" } });
    expect(jwt.decode(token)).toMatchObject({ user: "dl_1" });
  });

  it("expire after half an hour", () => {
    let now = start;
    const tokens = makeVisitorTokens(secret, () => now);
    const token = tokens.sign({ conversation: newConversation() }, "api");
    now = new Date(start.getTime() + (tokenSeconds - 1) * 1000);
    expect(tokens.read(token, "api").kind).toBe("good");
    now = new Date(start.getTime() + (tokenSeconds + 1) * 1000);
    expect(tokens.read(token, "api").kind).toBe("expired");
  });

  it("are good for one use only, and for this server only", () => {
    const tokens = makeVisitorTokens(secret, () => start);
    const visitor = { conversation: newConversation() };
    expect(tokens.read(tokens.sign(visitor, "stream"), "api")).toEqual({ kind: "bad" });
    expect(tokens.read(makeVisitorTokens("another secret entirely", () => start).sign(visitor, "api"), "api")).toEqual({
      kind: "bad",
    });
  });

  it.each(["", "x.y.z", jwt.sign({ use: "api", conv: "c", key: "k" }, "", { algorithm: "none" })])(
    "do not include '%s'",
    (token) => {
      expect(makeVisitorTokens(secret, () => start).read(token, "api")).toEqual({ kind: "bad" });
    },
  );
});
