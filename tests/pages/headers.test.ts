import { type RunningServer, startServer } from "../support/start-server.js";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ STAFF_PASSWORD: "a-password-of-staff" });
});
afterAll(() => server.stop());

const html = { headers: { accept: "text/html" } };
const asked: readonly (readonly [string, string, RequestInit])[] = [
  ["the chat page", "/chat", html],
  ["an answer to a form", "/chat", { method: "POST", body: new URLSearchParams({ text: "who inspected?" }), ...html }],
  ["all answers", "/faq", html],
  ["one answer", "/faq/full-inspection", html],
  ["a search", "/faq?q=%3Cscript%3E", html],
  ["the demonstration", "/", html],
  ["the accessibility statement", "/accessibility", html],
  ["the privacy page", "/privacy", html],
  ["the staff's sign-in", "/staff", html],
  ["a page that is not there", "/nowhere", html],
  ["a token", "/api/token", { method: "POST" }],
  ["a refusal in JSON", "/v3/directline/conversations/x", {}],
  ["the widget", "/assistant.js", {}],
  ["the health check", "/healthz", {}],
];

describe("every answer of the server", () => {
  it.each(asked)(
    "has a policy that runs no foreign or inline code, and no more headers than needed: %s",
    async (_name, at, init) => {
      const { headers } = await fetch(server.url + at, init);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-|\*|https?:|data:|blob:/);
      for (const directive of ["script-src 'self'", "style-src 'self'", "base-uri 'none'", "form-action 'self'"])
        expect(policy).toContain(directive);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
      if (!at.startsWith("/staff")) expect(headers.get("set-cookie")).toBeNull();
    },
  );

  it.each(asked.filter(([, , init]) => init === html || init.method === "POST"))(
    "has nothing in it that this policy would stop: %s",
    async (_name, at, init) => {
      const page = await (await fetch(server.url + at, init)).text();
      expect(
        page.match(
          /<script(?![^>]* src="\/| type="application\/ld\+json")[^>]*>|<style|\sstyle="|\son\w+="|javascript:/gi,
        ),
      ).toBeNull();
    },
  );
});
