import { type RunningServer, startServer } from "../support/start-server.js";
import { open } from "./form-posts.js";

describe("the statements", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ RETENTION_HOURS: "6" });
  });
  afterAll(() => server?.stop());

  it("say how long a chat is kept by this server's own setting, and how to delete it", async () => {
    const { words, status } = await open(`${server.url}/privacy`);
    expect(status).toBe(200);
    expect(words.match(/nothing has been said for 6 hours/g)).toHaveLength(2);
    expect(words).toContain('"Start again" deletes the chat on this page and on our server.');
    expect(words).not.toContain("Microsoft");
  });

  it("name only the contact of the knowledge, as a link", async () => {
    for (const at of ["/privacy", "/accessibility"]) {
      const { html } = await open(server.url + at);
      const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
      const outward = [...main.matchAll(/href="((?:mailto|tel|https?):[^"]+)"/g)].map(([, address]) => address);
      expect(outward.filter((address) => address !== "tel:999")).toEqual([
        "mailto:localoffer@worcschildrenfirst.org.uk",
      ]);
    }
  });

  it("lead only to pages that are there", async () => {
    for (const at of ["/privacy", "/accessibility"]) {
      const { html } = await open(server.url + at);
      const links = [...html.matchAll(/href="(\/[^"#]*)"/g)].map(([, address]) => address);
      for (const link of new Set(links)) expect([link, (await open(server.url + link)).status]).toEqual([link, 200]);
    }
  });

  it("do not claim more than has been checked", async () => {
    expect((await open(`${server.url}/accessibility`)).words).toContain(
      "Nobody from outside has audited these pages yet",
    );
  });
});
