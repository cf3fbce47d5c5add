import { newVisitor, type Visited, type Visitor } from "./browser-like.js";
import type { RunningProvider } from "./start-openid-provider.js";

export const staffPassword = "a password for tests";

/** An editor who is signed in, and the ways to a page of the staff's site. */
export interface StaffVisitor {
  readonly visitor: Visitor;
  open(path: string): Promise<Visited>;
  /** Sends a form with the session's token, and follows where it leads. */
  send(path: string, fields: Record<string, string>): Promise<Visited>;
}

/** Signs in at a server whose `STAFF_PASSWORD` is `staffPassword`. */
export async function signInByPassword(server: string): Promise<StaffVisitor> {
  const visitor = newVisitor();
  const { field } = await visitor.get(`${server}/staff/sign-in`);
  const fields = { token: field("token"), name: "Edith", password: staffPassword };
  const { status } = await visitor.post(`${server}/staff/sign-in`, fields);
  if (status !== 303) throw new Error(`signing in gave ${status}`);
  return withToken(visitor, server);
}

/** Signs in at a server that asks the provider, by the provider's pages. */
export async function signInAt(provider: RunningProvider, server: string, login: string): Promise<StaffVisitor> {
  const visitor = newVisitor();
  const { location = "" } = await visitor.get(`${server}/staff/sign-in/start`);
  await visitor.get(await provider.signIn(visitor, location, login));
  return withToken(visitor, server);
}

async function withToken(visitor: Visitor, server: string): Promise<StaffVisitor> {
  const { field: inside } = await visitor.get(`${server}/staff/try`);
  const token = inside("token");
  return {
    visitor,
    open: (path) => visitor.follow(server + path),
    async send(path, given) {
      const page = await visitor.post(server + path, { token, ...given });
      return page.location === undefined ? page : visitor.follow(page.location);
    },
  };
}
