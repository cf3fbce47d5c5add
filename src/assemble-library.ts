import type { Config } from "./config.js";
import { type Library, type LibraryNews, openLibrary } from "./content/library.js";
import { problemLine } from "./content/problem.js";
import { knownSnapshot } from "./learning/known-snapshot.js";
import type { ReadLearning } from "./learning/learning-file.js";
import type { Logger } from "./logger.js";
import { readyConcerns } from "./safeguarding/ready-concerns.js";

/** Opens the library of the settings' folders, and says in the log what becomes of them; `renewed` is called when an edit is taken over. */
export function assembleLibrary(config: Config, logger: Logger, renewed: () => void): Promise<Library> {
  const hear = (read: ReadLearning): void => {
    if (read.kind === "read") logger.info("learning read, as it was kept by the build");
    else if (read.kind === "other") logger.info("learning from the content", { because: read.because });
    else logger.warn("learning from the content, since what the build kept is broken", { because: read.because });
  };
  const tell = (news: LibraryNews): void => {
    if (news.kind === "renewed") {
      renewed();
      logger.info("content renewed", { version: news.snapshot.version });
    } else logger.error("content edit left out", { problems: news.problems.map(problemLine) });
  };
  return openLibrary(
    { knowledge: config.KNOWLEDGE_DIR, dialogs: config.DIALOGS_DIR },
    { check: readyConcerns, known: (content) => knownSnapshot(content, hear) },
    tell,
  );
}
