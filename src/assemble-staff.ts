import type { Request, Router } from "express";
import type { Config } from "./config.js";
import { addressOf as clientOf, limitRate } from "./guards/limit-rate.js";
import { staffDoor } from "./staff-settings.js";
import { makeAuditLog } from "./staff-site/audit-log.js";
import { staffRoutes } from "./staff-site/staff-routes.js";
import { makeTextSealer } from "./stores/text-sealer.js";

interface StaffParts {
  readonly config: Config;
  /** The server's own secret, from which the key of the staff's sessions is drawn. */
  readonly secret: string;
  readonly clock: () => Date;
  readonly addressOf: (request: Request) => string;
}

/** Attempts a minute from one address: few where a password can be guessed; at a provider, many people may share a council's address. */
const attemptsAMinute = { password: 5, openid: 60 } as const;

/** The staff's site, undefined where the settings name no way to sign in. */
export function assembleStaff({ config, secret, clock, addressOf }: StaffParts): Router | undefined {
  const door = staffDoor(config);
  if (door === undefined) return undefined;
  // Another password or another client secret ends all sessions.
  const shared = door.kind === "password" ? door.password : door.clientSecret;
  return staffRoutes({
    door,
    sealer: makeTextSealer(`${secret} ${shared}`, "staff sessions"),
    clock,
    isSecure: config.PUBLIC_URL?.startsWith("https:") ?? false,
    audit: makeAuditLog(config.DATA_DIR, clock),
    limitSignIns: limitRate(attemptsAMinute[door.kind], clientOf, clock),
    addressOf,
  });
}
