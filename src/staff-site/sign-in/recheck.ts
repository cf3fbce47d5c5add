import type { Session, Sessions } from "./sessions.js";

const minuteMs = 60 * 1000;
/** A page is shown this long after the provider was last asked; then it is asked again, without the person being asked anything. */
const showForMs = 15 * minuteMs;
/** A form, or a script's request, cannot be taken to the provider and back, so it is taken for longer: time enough to write an answer. */
const takeForMs = 60 * minuteMs;

/** Whether a person's role must be asked for again before a page is shown or a form is taken. */
export type Recheck = (session: Session, isPage: boolean) => boolean;

/** Where a provider knows the roles: one that was taken away, and a cookie that was stolen, are of use for so long at most. */
export function recheckAtProvider({ ageOf }: Sessions): Recheck {
  return (session, isPage) => ageOf(session) > (isPage ? showForMs : takeForMs);
}

/** Where there is a password, nobody else could be asked. */
export function neverRecheck(): boolean {
  return false;
}
