import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type Library, openLibrary } from "../../src/content/library.js";
import { loadSnapshot, readContent, snapshotWork } from "../../src/content/load-snapshot.js";
import type { Snapshot } from "../../src/content/snapshot.js";
import { findConcern } from "../../src/safeguarding/find-concern.js";
import { readyConcerns } from "../../src/safeguarding/ready-concerns.js";
import { copyContent, type OwnContent } from "../support/own-content.js";

const questions = [
  "When is the next inspection?",
  "what is wrong with ehc plans",
  "how do i join the parant carer forum",
  "who came to check on you",
  "My son waits for CAMHS and I cannot go on any more",
  "he hits me when he is angry",
];
/** Without pauses no request would be answered while danger is learnt; with them dozens are. */
const fewRequests = 5;

let content: OwnContent;
let folders: { readonly knowledge: string; readonly dialogs: string };
let library: Library | undefined;

/** What a snapshot makes of the questions: candidates with their shares, and concerns. */
function mindOf(snapshot: Snapshot): unknown {
  const { index } = snapshot;
  return questions.map((question) => ({
    candidates: index.rank(index.understand(question), 5).map(({ target, share }) => [target.id, share]),
    concern: findConcern(question, snapshot),
  }));
}

function edit(): void {
  const file = "knowledge/get-involved/workshops.md";
  content.write(file, content.read(file).replace("also asked:\n", "also asked:\n  - tell me of the gatherings\n"));
}

beforeEach(() => {
  content = copyContent();
  folders = { knowledge: path.join(content.root, "knowledge"), dialogs: path.join(content.root, "dialogs") };
});
afterEach(() => {
  library?.close();
  content.remove();
});

/** Serves what `answer` gives over HTTP, on this thread, and asks for it again and again until `looked`; gives all answers. */
async function askUntil(looked: Promise<void>, answer: () => string): Promise<string[]> {
  const server = createServer((_request, response) => response.end(answer()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  let hasLooked = false;
  const noted = looked.finally(() => {
    hasLooked = true;
  });
  const answers: string[] = [];
  while (!hasLooked) answers.push(await (await fetch(`http://127.0.0.1:${port}/`)).text());
  await noted;
  server.closeAllConnections();
  server.close();
  return answers;
}

describe("taking over an edit", () => {
  it("answers requests meanwhile as before, and then as if it had learnt at once", async () => {
    let isLearning = false;
    let meanwhile = 0;
    const opened = await openLibrary(
      folders,
      {
        known: () => undefined,
        *check(snapshot) {
          isLearning = true;
          const problems = yield* readyConcerns(snapshot);
          isLearning = false;
          return problems;
        },
      },
      () => undefined,
    );
    library = opened;
    const before = opened.current().version;
    edit();
    const versions = await askUntil(opened.look(), () => {
      if (isLearning) meanwhile++;
      findConcern("how do i join the parant carer forum", opened.current());
      return opened.current().version;
    });
    const after = opened.current();
    const asBefore = versions.filter((version) => version === before);
    expect(after.version).not.toBe(before);
    expect(meanwhile).toBeGreaterThan(fewRequests);
    expect(asBefore.length).toBeGreaterThanOrEqual(meanwhile);
    expect(versions.slice(asBefore.length).every((version) => version === after.version)).toBe(true);
    const atOnce = await loadSnapshot(folders);
    if (atOnce.kind === "broken") throw new Error("the edit is broken");
    expect(mindOf(after)).toEqual(mindOf(atOnce.snapshot));
  });

  it("pauses while it learns what the search knows, which is there at the end", async () => {
    const read = await readContent(folders);
    const pausesOf = (work: Iterable<unknown>): number => [...work].length;
    const files = pausesOf(snapshotWork(read, "when needed"));
    const all = pausesOf(snapshotWork(read, "now"));
    const result = await loadSnapshot(folders);
    if (result.kind === "broken") throw new Error("the content is broken");
    expect(files).toBeGreaterThan(result.snapshot.entries.size);
    const phrasings = result.snapshot.index.targets.flatMap((target) => target.phrasings);
    expect(all - files).toBeGreaterThan(phrasings.length / 10);
  });
});
