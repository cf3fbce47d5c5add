import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { timeHostile } from "./hostile.js";
import { timeIndex } from "./index-building.js";
import { timeCrowd } from "./load/crowd.js";
import { timeTurns } from "./load/turns.js";
import { timeSearch } from "./search.js";
import { timeServer } from "./server.js";
import { loadShipped } from "./shipped.js";
import { timeWidget } from "./widget.js";

/** The parts in their order, by the name that asks for one alone. `at` are addresses of instances that run already. */
const parts: Readonly<Record<string, (at: readonly string[]) => unknown>> = {
  search: async () => timeSearch(await loadShipped()),
  index: async () => timeIndex(await loadShipped()),
  hostile: async () => timeHostile(await loadShipped()),
  server: timeServer,
  load: timeTurns,
  crowd: timeCrowd,
  widget: timeWidget,
};

const help = `npm run bench -- [${Object.keys(parts).join("|")} …] [--at ADDRESS,ADDRESS,…]

Prints speed and size beside the peers, all in one run, since machines differ and drift. Without a name, all parts.
--at   load and crowd: instances on this machine that run already (RATE_LIMIT=off), in place of a server of the bench's own;
       each call of a visitor goes to the next of them
`;

/** `npm run bench`: prints speed and size, in the parts that were asked for. */
async function run(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { at: { type: "string" } } });
  const addresses = (values.at ?? "").split(",").filter((address) => address !== "");
  const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
  // Load is for servers of this machine: nobody else's may be put under it by a slip.
  const strange = addresses.filter((address) => !/^http:\/\/(?:127\.0\.0\.1|localhost):\d+$/.test(address));
  if (strange.length > 0 || wanted.some((name) => parts[name] === undefined)) throw new Error(help);
  for (const name of wanted) await parts[name]?.(addresses);
}

if (global.gc === undefined) {
  // Memory is measured after a collection, so the run is started again with collections within reach.
  const again = spawn(process.execPath, ["--expose-gc", ...process.execArgv, ...process.argv.slice(1)], {
    stdio: "inherit",
  });
  again.on("exit", (code) => process.exit(code ?? 1));
} else {
  run().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}
