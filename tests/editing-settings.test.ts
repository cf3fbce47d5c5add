import { readConfig } from "../src/config.js";

const openid = {
  PUBLIC_URL: "https://assistant.example",
  OIDC_ISSUER: "https://login.example",
  OIDC_CLIENT_ID: "staff",
  OIDC_CLIENT_SECRET: "a secret",
};

describe("the settings of editing", () => {
  it("commit by default, send nowhere, and let an editor put changes live alone", () => {
    const { CONTENT_GIT, CONTENT_GIT_REMOTE, CONTENT_GIT_BRANCH, STAFF_REVIEW } = readConfig({});
    expect([CONTENT_GIT, CONTENT_GIT_REMOTE, CONTENT_GIT_BRANCH, STAFF_REVIEW]).toEqual([
      "on",
      undefined,
      "main",
      "own",
    ]);
  });

  it.each([
    "https://git.example/council/content.git",
    "ssh://git@git.example/content.git",
    "git@git.example:content",
    "origin",
  ])("take %s as a place to send commits to", (remote) => {
    expect(readConfig({ CONTENT_GIT_REMOTE: remote }).CONTENT_GIT_REMOTE).toBe(remote);
  });

  it.each(["--upload-pack=/bin/sh", "ext::sh -c id", "https://name:word@git.example/content.git", "a b"])(
    "refuse %s as one, without repeating it",
    (remote) => {
      expect(() => readConfig({ CONTENT_GIT_REMOTE: remote })).toThrow(/CONTENT_GIT_REMOTE: (?!.*word@)/);
    },
  );

  it.each(["-x", "../main", "a..b", "a b"])("refuse %s as a branch", (branch) => {
    expect(() => readConfig({ CONTENT_GIT_BRANCH: branch })).toThrow("CONTENT_GIT_BRANCH");
  });

  it("want a second person only where people can be told apart", () => {
    expect(readConfig({ ...openid, STAFF_REVIEW: "second-person" }).STAFF_REVIEW).toBe("second-person");
    const password = { STAFF_PASSWORD: "a password for tests", STAFF_REVIEW: "second-person" };
    expect(() => readConfig(password)).toThrow("STAFF_REVIEW: with one password for all");
  });

  it("send a token by https alone", () => {
    const token = { CONTENT_GIT_TOKEN: "a-token" };
    expect(() => readConfig({ ...token, CONTENT_GIT_REMOTE: "http://git.example/content.git" })).toThrow("https://");
    expect(() => readConfig(token)).toThrow("CONTENT_GIT_TOKEN");
    const remote = "https://git.example/content.git";
    expect(readConfig({ ...token, CONTENT_GIT_REMOTE: remote }).CONTENT_GIT_TOKEN).toBe("a-token");
  });
});
