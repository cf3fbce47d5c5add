import type { Day } from "../../content/dated-text.js";
import type { Problem } from "../../content/problem.js";
import type { Snapshot } from "../../content/snapshot.js";
import type { English } from "./english.js";
import type { Passage } from "./passages.js";
import type { Rankings } from "./rankings.js";

/** An error keeps a change from going live and makes `kb check` fail; advice is for the editor to judge. */
export type Level = "error" | "advice";

/** A problem with the rule that found it, how grave it is, and why it matters to the people who read the answers. */
export interface Finding extends Problem {
  readonly rule: string;
  readonly level: Level;
  readonly why: string;
}

/** What the rules look at. */
export interface Material {
  readonly snapshot: Snapshot;
  /** The day that the check is made for. */
  readonly day: Day;
  /** Every stretch of words that visitors read. */
  readonly passages: readonly Passage[];
  readonly english: English;
  /** What the search makes of each question and phrasing. */
  readonly rankings: Rankings;
}

/** One thing that is looked for. */
export interface Rule {
  /** The name that stands behind each finding, and in docs/checking.md. */
  readonly name: string;
  readonly level: Level;
  readonly why: string;
  find(material: Material): readonly Problem[];
}
