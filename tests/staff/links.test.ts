import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import path from "node:path";
import { makeContent, type TemporaryContent } from "../content/content-folders.js";
import { portOf } from "../support/ports.js";
import { runKb, settingsFor } from "../support/run-kb.js";

jest.setTimeout(180_000);

const standIn = path.join(__dirname, "..", "bot", "stand-in");
const certificate = path.join(standIn, "loopback.cert.pem");

let content: TemporaryContent;
let server: Server;
let base: string;
let asked: string[];
let most: number;

beforeEach(async () => {
  content = makeContent();
  asked = [];
  most = 0;
  let open = 0;
  const keys = { key: readFileSync(path.join(standIn, "loopback.key.pem")), cert: readFileSync(certificate) };
  server = createServer(keys, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    open += 1;
    most = Math.max(most, open);
    const answers: Record<string, () => void> = {
      "/gone": () => response.writeHead(404).end(),
      "/moved": () => response.writeHead(301, { location: "/well" }).end(),
      "/no-head": () => response.writeHead(request.method === "HEAD" ? 405 : 200).end("There."),
      "/broken": () => response.writeHead(500).end(),
    };
    // Long enough that a second request at the same time would meet this one.
    setImmediate(() => {
      open -= 1;
      const answer = answers[request.url ?? ""] ?? (() => response.writeHead(200).end());
      answer();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `https://127.0.0.1:${portOf(server)}`;
});
afterEach(() => {
  content.remove();
  server.closeAllConnections();
  server.close();
});

/** Writes a site.yaml whose links lead to these addresses. */
function lead(...addresses: string[]): void {
  const links = ["page", ...addresses.keys()].map((name, at) => {
    const url = addresses[at === 0 ? 0 : at - 1];
    return `  "${name}":\n    title: Page ${name}\n    url: ${url}\n    seen on: here\n    checked: 2026-11-23\n`;
  });
  content.write("knowledge/site.yaml", `name: Assistant\norganisation: Us\nlinks:\n${links.join("")}`);
}

const links = (...given: string[]) =>
  runKb(["links", ...given], { ...settingsFor(content), NODE_EXTRA_CA_CERTS: certificate });

describe("kb links", () => {
  it("says that all is well where every address answers, and asks for each once, one at a time", async () => {
    lead(`${base}/well`, `${base}/other`, `${base}/no-head`);
    const { status, stdout } = await links();
    expect(stdout).toBe("All 3 addresses answer.\n");
    expect(status).toBe(0);
    expect(asked).toEqual(["HEAD /well", "HEAD /other", "HEAD /no-head", "GET /no-head"]);
    expect(most).toBe(1);
  });

  it("tells the dead from the moved and from those that could not be checked, on their lines", async () => {
    lead(`${base}/well`, `${base}/gone`, `${base}/moved`, `${base}/broken`);
    const { status, stdout } = await links("--json");
    const { tried, findings } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(tried).toBe(4);
    expect(findings).toMatchObject([
      {
        level: "error",
        file: "knowledge/site.yaml",
        line: 14,
        what: `${base}/gone is dead: it answers 404, not found.`,
      },
      { level: "advice", line: 19, what: `${base}/moved leads on to ${base}/well.` },
      { level: "advice", line: 24, what: `${base}/broken could not be checked: it answers 500.` },
    ]);
  });

  it("looks at the addresses in the texts too, and at a server that has gone", async () => {
    lead("https://127.0.0.1:1/nobody");
    const entry = "knowledge/dates/spring.md";
    const text = readFileSync(path.join(content.root, entry), "utf8");
    content.write(entry, `${text}\nSee [the other page](${base}/gone).\n`);
    const { status, stdout } = await links();
    expect(stdout).toContain("https://127.0.0.1:1/nobody could not be checked");
    expect(stdout).toContain(`${entry}:12  error (outside-link)`);
    expect(status).toBe(1);
  });

  it("says plainly that there is no network", async () => {
    lead("https://nowhere.invalid/page", "https://neither.invalid/page");
    const { status, stdout, stderr } = await links();
    expect(stderr).toContain("There is no network here: none of the 2 addresses could be reached");
    expect(stdout).toBe("");
    expect(status).toBe(1);
  });
});
