import { concerns } from "./concerns.js";
import { changesSoon, emptyDays } from "./dated-blocks.js";
import { contradictedDates, undatedClaims } from "./dated-claims.js";
import { missingEasyRead } from "./easy-read.js";
import { examples } from "./examples.js";
import { linkText } from "./link-text.js";
import { linksInside } from "./links-inside.js";
import { nearDuplicates } from "./near-duplicates.js";
import { orphanSteps } from "./orphan-steps.js";
import { ownPhrasings, ownQuestions } from "./own-words.js";
import { passiveVoice } from "./passive-voice.js";
import { plainWords, unexplainedWords } from "./plain-words.js";
import { readingAge } from "./reading-age.js";
import { contactDates, reviewDates } from "./review-dates.js";
import type { Rule } from "./rule.js";
import { sentenceLength } from "./sentence-length.js";
import { spelling } from "./spelling.js";
import { unsourcedContacts } from "./unsourced-contacts.js";

/** All that is looked for in content that loads. A new rule is a file of its own, a line here and a row in docs/checking.md. */
export const rules: readonly Rule[] = [
  // Whether danger is noticed, and the right answer found.
  concerns,
  ownQuestions,
  ownPhrasings,
  examples,
  nearDuplicates,
  // Whether it is still true.
  contradictedDates,
  undatedClaims,
  emptyDays,
  changesSoon,
  reviewDates,
  contactDates,
  unsourcedContacts,
  // Whether it leads somewhere.
  linksInside,
  linkText,
  orphanSteps,
  // Whether everybody can read it.
  missingEasyRead,
  readingAge,
  sentenceLength,
  passiveVoice,
  plainWords,
  unexplainedWords,
  spelling,
];
