import path from "node:path";
import { readContent } from "../content/load-snapshot.js";
import { doAtOnce } from "../search/long-work.js";
import { learnContent } from "./learn-content.js";
import { isLearningKept, removeLearning, writeLearning } from "./learning-file.js";

const root = path.join(__dirname, "..", "..");

// A step of the build: learns what the content beside the program teaches, once, for all starts. A content that is broken, or not there, does not
// keep the program from being built; `kb check` says what is wrong with it.
async function keepLearning(): Promise<void> {
  const content = await readContent({ knowledge: path.join(root, "knowledge"), dialogs: path.join(root, "dialogs") });
  if (content.problems.length === 0 && isLearningKept(content.version)) return;
  removeLearning();
  const learning = doAtOnce(learnContent(content));
  if ("parts" in learning) writeLearning(content.version, learning);
  else process.stdout.write(`Nothing is learnt at the build, since the content is broken: npm run kb -- check\n`);
}

keepLearning().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
