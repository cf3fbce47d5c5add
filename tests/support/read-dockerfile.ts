/** One instruction of a Dockerfile. */
interface Instruction {
  readonly name: string;
  readonly given: string;
}

/** One stage of a Dockerfile: what it starts from, and its instructions in order. */
export interface Stage {
  readonly name: string | undefined;
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

/** Reads the stages of a Dockerfile; an instruction may go on over lines that end with a backslash. */
export function readDockerfile(text: string): Stage[] {
  const stages: { name: string | undefined; from: string; instructions: Instruction[] }[] = [];
  for (const line of text.replace(/\s*\\\n\s*/g, " ").split("\n")) {
    const [, name, given = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const [from = "", , alias] = given.split(" ");
    if (name === "FROM") stages.push({ name: alias, from, instructions: [] });
    else stages.at(-1)?.instructions.push({ name, given });
  }
  return stages;
}

/** What the last stage sets for the running container. */
export interface Setting {
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
  readonly user: string | undefined;
}

/** Reads what a stage says of the container that is made of it. Commands are in their JSON form: they need no shell. */
export function settingOf({ instructions }: Stage): Setting {
  const lastOf = (wanted: string): string | undefined => instructions.findLast(({ name }) => name === wanted)?.given;
  const pairs = instructions.filter(({ name }) => name === "ENV").flatMap(({ given }) => given.split(" "));
  const asList = (text = "[]"): string[] => JSON.parse(text.slice(text.indexOf("[")));
  return {
    environment: Object.fromEntries(pairs.map((pair) => pair.split("=").slice(0, 2))),
    command: asList(lastOf("CMD")),
    healthCheck: asList(lastOf("HEALTHCHECK")?.replace(/^.*?CMD /, "")),
    user: lastOf("USER"),
  };
}
