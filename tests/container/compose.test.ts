import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const root = path.join(__dirname, "..", "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

const named = z.record(z.string(), z.unknown());
const service = z.strictObject({
  image: z.string().optional(),
  build: z.string().optional(),
  user: z.string(),
  scale: z.number().optional(),
  command: z.array(z.string()).optional(),
  ports: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  tmpfs: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal("service_healthy") })).default({}),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  stop_grace_period: z.string().optional(),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal("ALL")]),
  security_opt: z.tuple([z.literal("no-new-privileges:true")]),
  restart: z.literal("unless-stopped"),
});
const compose = z.strictObject({
  services: z.record(z.string(), service),
  networks: named,
  volumes: named,
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});

const { services, networks, volumes, secrets } = compose.parse(parse(read("compose.yaml")));
const all = Object.values(services);
const dockerfile = read("Dockerfile");
const proxy = read("docs/haproxy.cfg");

describe("compose.yaml", () => {
  it("runs every service without root, without rights, and on a file system that is read-only", () => {
    // The schema asks for the rest.
    expect(Object.keys(services)).toEqual(["proxy", "assistant", "valkey"]);
    expect(all.map(({ user }) => user)).toEqual(["haproxy", "node", "valkey"]);
  });

  it("names networks, volumes, secrets and services that there are, and leaves none unused", () => {
    const asked = (key: "networks" | "secrets") => [...new Set(all.flatMap((one) => one[key]))].sort();
    const kept = all.flatMap((one) => one.volumes.map((volume) => volume.split(":")[0] ?? ""));
    expect(asked("networks")).toEqual(Object.keys(networks).sort());
    expect(asked("secrets")).toEqual(Object.keys(secrets).sort());
    expect(kept.filter((name) => !name.startsWith("./")).sort()).toEqual(Object.keys(volumes).sort());
    expect(kept.filter((name) => name.startsWith("./") && !existsSync(path.join(root, name)))).toEqual([]);
    expect(all.flatMap((one) => Object.keys(one.depends_on)).filter((name) => !(name in services))).toEqual([]);
  });

  it("knows of each service whether it is healthy", () => {
    const own = all.filter(({ healthcheck, build }) => healthcheck === undefined && build === undefined);
    expect(own).toEqual([]);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\/healthz/m);
    const [, address = ""] =
      /127\.0\.0\.1:8080(\/\S*)/.exec(services["proxy"]?.healthcheck?.test.join(" ") ?? "") ?? [];
    expect(proxy).toContain(`monitor-uri ${address}\n`);
  });

  it("gives the assistant settings that there are, its secrets as files, and a store that keeps what it took", () => {
    const { environment = {}, secrets: given = [], volumes: kept = [] } = services["assistant"] ?? {};
    const known = read(".env.example");
    for (const name of Object.keys(environment))
      expect([name, known.includes(`\n${name.replace(/_FILE$/, "")}=`)]).toEqual([name, true]);
    expect(environment["TOKEN_SECRET_FILE"]).toBe(`/run/secrets/${given[0]}`);
    expect(Object.keys(environment)).not.toContain("TOKEN_SECRET");
    expect(new URL(environment["REDIS_URL"] ?? "").hostname in services).toBe(true);
    expect(dockerfile).toContain(`DATA_DIR=${kept[0]?.split(":")[1]}`);
    expect(services["valkey"]?.command?.join(" ")).toContain("--appendonly yes");
    expect(read(".gitignore")).toContain(`${path.dirname(secrets["token-secret"]?.file ?? "").replace("./", "")}/`);
  });

  it("leads the proxy to the port that the image listens on, and keeps what is for operators inside", () => {
    const [, port] = /PORT=(\d+)/.exec(dockerfile) ?? [];
    expect(proxy).toContain(` assistant:${port} check`);
    expect(dockerfile).toContain(`EXPOSE ${port}`);
    expect(proxy).toContain("return status 404 if { path -i /metrics /healthz /readyz }");
    expect(services["proxy"]?.ports.every((one) => one.endsWith(`:${/bind :(\d+)/.exec(proxy)?.[1]}`))).toBe(true);
  });
});
