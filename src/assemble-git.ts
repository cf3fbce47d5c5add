import { type Config, programEnvironment } from "./config.js";
import {
  type ContentRepository,
  type GitState,
  makeContentRepository,
  noRepository,
} from "./staff-site/git/content-repository.js";
import { makeGit } from "./staff-site/git/run-git.js";
import type { InTurn } from "./staff-site/in-turn.js";
import type { Rehearsal } from "./staff-site/rehearsal/rehearsal.js";

interface GitParts {
  readonly config: Config;
  readonly inTurn: InTurn;
  readonly rehearsal: Rehearsal;
  readonly today: () => Date;
  readonly report: (state: GitState) => void;
}

const exchangeEveryMs = 60_000;

/** The git repository behind the knowledge; at once and every minute it catches up with what is to be committed and sent, and with its host. */
export function assembleGit({ config, inTurn, rehearsal, today, report }: GitParts): ContentRepository {
  const {
    KNOWLEDGE_DIR: folder,
    DIALOGS_DIR: dialogs,
    CONTENT_GIT_REMOTE: remote,
    CONTENT_GIT_BRANCH: branch,
  } = config;
  if (config.CONTENT_GIT === "off") return noRepository;
  const git = makeGit({ folder, environment: { ...programEnvironment(), ...hostToken(config) } });
  const repository = makeContentRepository({
    git,
    folder,
    inTurn,
    report,
    host: remote === undefined ? undefined : { remote, branch },
    async problemsOf(changes) {
      const folders = { knowledge: folder, dialogs };
      const verdict = await rehearsal.judge({
        folders,
        changes,
        withAdvice: false,
        withImpact: false,
        questions: [],
        now: today(),
      });
      return verdict.kind === "broken" ? verdict.problems : [];
    },
  });
  const exchange = (): void => void repository.exchange();
  exchange();
  setInterval(exchange, exchangeEveryMs).unref();
  return repository;
}

/** The token for the host alone, where git reads it and no list of processes shows it. Hosts take any name beside it. */
function hostToken({ CONTENT_GIT_TOKEN: token, CONTENT_GIT_REMOTE: remote }: Config): Record<string, string> {
  if (token === undefined || remote === undefined) return {};
  const header = `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  return { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: `http.${remote}.extraHeader`, GIT_CONFIG_VALUE_0: header };
}
