import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import type { OwnContent } from "./own-content.js";
import { portOf } from "./ports.js";

/** A bare git repository on this machine that holds a council's content, and a colleague with a clone of it. */
export interface GitHost {
  readonly path: string;
  /** What `git` says there, in the bare repository. */
  git(...args: string[]): string;
  /** The colleague changes a file, commits and pushes. */
  change(file: string, edit: (text: string) => string): void;
  /** The host cannot be reached until it is back. */
  goAway(): void;
  comeBack(): void;
  remove(): void;
}

const colleague = ["-c", "user.name=Colin", "-c", "user.email=colin@example.org"];

/** Commits the content and puts it on a host of its own, in the branch `main`. */
export function hostContent(content: OwnContent): GitHost {
  const folder = mkdtempSync(path.join(tmpdir(), "send-assistant-git-host-"));
  const [bare, clone] = [path.join(folder, "content.git"), path.join(folder, "clone")];
  const run = (place: string, ...args: string[]): string =>
    execFileSync("git", ["-C", place, ...colleague, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  content.commit();
  run(folder, "init", "--quiet", "--bare", "--initial-branch=main", bare);
  run(bare, "config", "http.receivepack", "true");
  run(content.root, "branch", "--move", "main");
  run(content.root, "push", "--quiet", bare, "main");
  run(folder, "clone", "--quiet", bare, clone);
  return {
    path: bare,
    git: (...args) => run(bare, ...args),
    change(file, edit) {
      run(clone, "pull", "--quiet", "--ff-only", bare, "main");
      writeFileSync(path.join(clone, file), edit(readFileSync(path.join(clone, file), "utf8")));
      run(clone, "commit", "--quiet", "--all", "--message", "Change it elsewhere");
      run(clone, "push", "--quiet", bare, "HEAD:main");
    },
    goAway: () => renameSync(bare, `${bare}.away`),
    comeBack: () => renameSync(`${bare}.away`, bare),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Serves the host by http as git's own program does (`git http-backend`), to those who bring the token alone. */
export async function serveByHttp(host: GitHost, token: string): Promise<{ readonly url: string; stop(): void }> {
  const wanted = `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const server = createServer((request, response) => {
    if (request.headers.authorization === wanted) return runBackend(host, request, response);
    response.writeHead(401, { "www-authenticate": "Basic" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}/content.git`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** One call of the program by the rules of CGI (RFC 3875). */
function runBackend(host: GitHost, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? "/", "http://127.0.0.1");
  const environment = {
    PATH: process.env["PATH"],
    GIT_PROJECT_ROOT: path.dirname(host.path),
    GIT_HTTP_EXPORT_ALL: "1",
    REMOTE_USER: "x-access-token",
    REQUEST_METHOD: request.method,
    PATH_INFO: pathname,
    QUERY_STRING: search.slice(1),
    CONTENT_TYPE: request.headers["content-type"],
    HTTP_CONTENT_ENCODING: request.headers["content-encoding"],
    GIT_PROTOCOL: [request.headers["git-protocol"]].flat()[0],
  };
  const child = spawn("git", ["http-backend"], { env: environment, stdio: ["pipe", "pipe", "ignore"] });
  const parts: Buffer[] = [];
  request.pipe(child.stdin);
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  child.stdout.on("end", () => {
    const whole = Buffer.concat(parts);
    const end = whole.indexOf("\r\n\r\n");
    const headers = whole
      .subarray(0, end)
      .toString()
      .split("\r\n")
      .map((line) => line.split(": "));
    const status = Number(headers.find(([name]) => name === "Status")?.[1]?.slice(0, 3) ?? 200);
    for (const [name = "", value = ""] of headers)
      if (name !== "Status" && name !== "") response.setHeader(name, value);
    response.writeHead(status).end(whole.subarray(end + 4));
  });
}
