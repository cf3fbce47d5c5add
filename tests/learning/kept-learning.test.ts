import path from "node:path";
import { readContent, snapshotOver } from "../../src/content/load-snapshot.js";
import type { Snapshot } from "../../src/content/snapshot.js";
import { type Learning, learnContent } from "../../src/learning/learn-content.js";
import { readLearning } from "../../src/learning/learning-file.js";
import { packValue } from "../../src/learning/pack-value.js";
import { findByPattern, findConcern, prepareConcerns } from "../../src/safeguarding/find-concern.js";
import { type ConcernSense, concernSenseOver } from "../../src/safeguarding/sense-concerns.js";
import { doAtOnce } from "../../src/search/long-work.js";
import { addNoise, makeRandom } from "../eval/add-noise.js";

const root = path.join(__dirname, "..", "..");
const oneOf = 60;

/** What can be asked of what was learnt. */
interface Mind {
  readonly learning: Learning;
  readonly snapshot: Snapshot;
  readonly sense: ConcernSense;
}

let learnt: Mind;
let kept: Mind;

beforeAll(async () => {
  const content = await readContent({ knowledge: path.join(root, "knowledge"), dialogs: path.join(root, "dialogs") });
  const over = (learning: Learning): Mind => {
    const snapshot = snapshotOver(learning.parts, content, learning.index);
    prepareConcerns(snapshot, learning.concerns);
    return { learning, snapshot, sense: concernSenseOver(learning.concerns.sense) };
  };
  const read = readLearning(content.version);
  if (read.kind !== "read") throw new Error(`nothing is kept (${read.because}): npm run build`);
  kept = over(read.learning);
  const work = doAtOnce(learnContent(content));
  if (!("parts" in work)) throw new Error("the content is broken");
  learnt = over(work);
});

/** A few hundred of the phrasings and of the messages of danger, as they are and with mistakes. */
function someTexts({ index, concernExamples }: Snapshot): string[] {
  const phrasings = index.targets.flatMap((target) => target.phrasings);
  const some = [...phrasings, ...[...concernExamples.values()].flat()].filter((_text, at) => at % oneOf === 0);
  const random = makeRandom(5);
  return [...some, ...some.map((text) => addNoise(text, random)), "", "?", "日本語", "o.t. and c q c"];
}

/** All that is made of a text, down to the last bit of each number. */
function madeOf(text: string, before: string, { snapshot, sense }: Mind): string {
  const { index } = snapshot;
  const read = index.understand(text);
  const ranked = (candidates: ReturnType<typeof index.rank>): unknown[] =>
    candidates.map(({ target, ...rest }) => [target.id, rest]);
  return JSON.stringify({
    read,
    alone: ranked(index.rank(read, 8)),
    leaning: ranked(index.rank(read, 8, index.understand(before))),
    feeling: sense(text),
    pattern: findByPattern(text, snapshot),
    concern: findConcern(text, snapshot),
  });
}

describe("what the build has learnt and kept", () => {
  it("is, number for number, what is learnt anew", () => {
    const [inFile, anew] = [packValue(kept.learning).numbers, packValue(learnt.learning).numbers];
    expect(inFile.equals(anew)).toBe(true);
  });

  it("makes of questions and messages of danger exactly what learning anew makes of them", () => {
    const texts = someTexts(learnt.snapshot);
    expect(texts.length).toBeGreaterThan(800);
    texts.forEach((text, at) => {
      const before = texts[at - 1] ?? "";
      expect(madeOf(text, before, kept)).toBe(madeOf(text, before, learnt));
    });
  });

  it("has the whole content, as it is read from the files", () => {
    const shown = ({ index: _index, ...parts }: Snapshot): string =>
      JSON.stringify(parts, (_key, one: unknown) =>
        Object.prototype.toString.call(one) === "[object Map]" ? [...(one as Map<unknown, unknown>)] : one,
      );
    expect(shown(kept.snapshot)).toBe(shown(learnt.snapshot));
  });
});
