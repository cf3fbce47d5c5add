import { harmless } from "../../src/content/read-concern-examples.js";
import type { Snapshot } from "../../src/content/snapshot.js";
import { findConcern } from "../../src/safeguarding/find-concern.js";
import { makeRandom } from "./add-noise.js";

/** A message that was taken out of the safeguarding examples, with what it tells of and what was found without it. */
export interface HeldOutDanger {
  readonly text: string;
  readonly level: "crisis" | "concern" | "none";
  readonly found: "crisis" | "concern" | "none";
}

const folds = 5;

/** Takes the safeguarding examples out in five parts, and asks each part of a finder that has learnt from the others. */
export function holdOutDanger(snapshot: Snapshot, seed = 3): HeldOutDanger[] {
  const random = makeRandom(seed);
  const placed = [...snapshot.concernExamples].flatMap(([step, messages]) =>
    messages.map((text) => ({ step, text, fold: Math.floor(random() * folds) })),
  );
  const levelOf = (step: string): HeldOutDanger["level"] =>
    step === harmless ? "none" : (snapshot.steps.get(step)?.concern?.level ?? "none");
  return Array.from({ length: folds }, (_nothing, fold) => fold).flatMap((fold) => {
    const kept = placed.filter((one) => one.fold !== fold);
    const steps = [...snapshot.concernExamples.keys()];
    const concernExamples = new Map(
      steps.map((step) => [step, kept.filter((one) => one.step === step).map(({ text }) => text)]),
    );
    const without: Snapshot = { ...snapshot, concernExamples };
    return placed
      .filter((one) => one.fold === fold)
      .map(({ step, text }) => ({ text, level: levelOf(step), found: findConcern(text, without)?.level ?? "none" }));
  });
}
