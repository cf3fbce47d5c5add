import type { Request, Router } from "express";
import { assembleGit } from "./assemble-git.js";
import type { Config } from "./config.js";
import { type Day, dayOf } from "./content/dated-text.js";
import type { Problem } from "./content/problem.js";
import type { Snapshot } from "./content/snapshot.js";
import type { Insights } from "./conversation/insights.js";
import { addressOf as clientOf, type LimitRate } from "./guards/limit-rate.js";
import type { Logger } from "./logger.js";
import { daysAfter } from "./staff/days.js";
import { staffDoor } from "./staff-settings.js";
import { makeAuditLog } from "./staff-site/audit-log.js";
import { makeDraftShelf } from "./staff-site/drafts/draft-shelf.js";
import { type GitState, stateForLog } from "./staff-site/git/content-repository.js";
import { makeQueue } from "./staff-site/in-turn.js";
import { makeRehearsal } from "./staff-site/rehearsal/rehearsal.js";
import { staffRoutes } from "./staff-site/staff-routes.js";
import { makeTextSealer } from "./stores/text-sealer.js";

interface StaffParts {
  readonly config: Config;
  /** The server's own secret, from which the key of the staff's sessions is drawn. */
  readonly secret: string;
  readonly limitRate: LimitRate;
  readonly clock: () => Date;
  /** The moment that answers are given for. */
  readonly today: () => Date;
  readonly library: { current(): Snapshot; problems(): readonly Problem[]; look(): Promise<void> };
  readonly readInsights: (since: Day) => Promise<Insights>;
  readonly addressOf: (request: Request) => string;
  readonly logger: Logger;
}

/** Attempts a minute from one address: few where a password can be guessed; at a provider, many people may share a council's address. */
const attemptsAMinute = { password: 5, openid: 60 } as const;

/** The staff's site, undefined where the settings name no way to sign in. */
export function assembleStaff({
  config,
  secret,
  limitRate,
  readInsights,
  logger,
  ...parts
}: StaffParts): Router | undefined {
  const door = staffDoor(config);
  if (door === undefined) return undefined;
  // Another password or another client secret ends all sessions.
  const shared = door.kind === "password" ? door.password : door.clientSecret;
  const { clock, today } = parts;
  const inTurn = makeQueue();
  const rehearsal = makeRehearsal();
  const report = (state: GitState): void => void logger.info("content in git", stateForLog(state));
  return staffRoutes({
    ...parts,
    door,
    sealer: makeTextSealer(`${secret} ${shared}`, "staff sessions"),
    isSecure: config.PUBLIC_URL?.startsWith("https:") ?? false,
    folder: config.DATA_DIR,
    audit: makeAuditLog(config.DATA_DIR, clock),
    limitSignIns: limitRate({ name: "sign-ins", aMinute: attemptsAMinute[door.kind], keyOf: clientOf }),
    readInsights: () => readInsights(daysAfter(dayOf(clock()), -config.INSIGHT_DAYS)),
    folders: { knowledge: config.KNOWLEDGE_DIR, dialogs: config.DIALOGS_DIR },
    countedDays: config.INSIGHT_DAYS,
    inTurn,
    rehearsal,
    repository: assembleGit({ config, inTurn, rehearsal, today, report }),
    drafts: makeDraftShelf(config.DATA_DIR, clock),
    needsSecondPerson: config.STAFF_REVIEW === "second-person",
  });
}
