// Runs every test: makes sure of what they need, builds, runs Jest, and ends with a line "N passed, N failed".
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const needs = [
  {
    name: "Chromium",
    setting: "CHROMIUM",
    places: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
    debian: "chromium",
  },
  {
    name: "Redis",
    setting: "REDIS_SERVER",
    places: [
      "/usr/bin/redis-server",
      "/usr/local/bin/redis-server",
      "/usr/bin/valkey-server",
      "/opt/homebrew/bin/redis-server",
    ],
    debian: "redis-server",
  },
];

function run(command, args) {
  return spawnSync(command, args, { stdio: "inherit" }).status ?? 1;
}

/** Installs what is missing where that can be done here (root on Debian or Ubuntu), else says in one line what to do. */
function makeSure({ name, setting, places, debian }) {
  const found = () => process.env[setting] ?? places.find((place) => existsSync(place));
  if (found() === undefined && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", debian]);
  }
  const place = found();
  if (place === undefined) {
    process.stderr.write(
      `${name} is missing. Install it (Debian and Ubuntu: sudo apt-get install ${debian}), or set ${setting} to its path.\n`,
    );
    process.exit(1);
  }
  process.env[setting] = place;
}

for (const need of needs) makeSure(need);
if (run(process.execPath, ["tests/peers/fetch-web-chat.mjs"]) !== 0) process.exit(1);
if (run("npm", ["run", "--silent", "build"]) !== 0) process.exit(1);

const folder = mkdtempSync(path.join(tmpdir(), "send-assistant-tests-"));
const report = path.join(folder, "report.json");
const status = run(process.execPath, [
  "node_modules/jest/bin/jest.js",
  "--json",
  `--outputFile=${report}`,
  // Most tests wait for servers and browsers, so that two at a time fit on one core too.
  "--maxWorkers=2",
  ...process.argv.slice(2),
]);
if (!existsSync(report)) process.exit(status || 1);
const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, testResults } = JSON.parse(
  readFileSync(report, "utf8"),
);
rmSync(folder, { recursive: true });
// A suite that could not run, and a test that was skipped, count as failed: nothing is passed over in silence.
const unrun = testResults.filter(
  ({ assertionResults, status: result }) => result === "failed" && assertionResults.length === 0,
).length;
const failed = numFailedTests + unrun + numPendingTests;
process.stdout.write(`\n${numPassedTests} passed, ${failed} failed\n`);
process.exit(failed + numFailedTestSuites === 0 && status === 0 ? 0 : 1);
