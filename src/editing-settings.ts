import { z } from "zod";

/** Settings of what becomes of an edit: who must have seen it, and the git host that it is sent to. */
export const editingSettings = {
  /** Who puts a change live: an editor alone, or another editor than the ones who wrote it. */
  STAFF_REVIEW: z.enum(["own", "second-person"]).default("own"),
  /** Whether edits become commits where KNOWLEDGE_DIR is in a git repository. */
  CONTENT_GIT: z.enum(["on", "off"]).default("on"),
  /** The address of the council's git repository (https, ssh or a path), or the name of a remote; commits are sent there and taken from there. */
  CONTENT_GIT_REMOTE: z
    .string()
    .regex(/^(?!-)(?!.*::)\S+$/, "it must be an https or ssh address, a path, or the name of a remote")
    .refine((remote) => !/^\w+:\/\/[^/]*@/.test(remote) || remote.startsWith("ssh:"), "leave credentials out of it")
    .optional(),
  CONTENT_GIT_BRANCH: z
    .string()
    .regex(/^(?!.*\.\.)[A-Za-z0-9][\w./-]*$/, "it must be the name of a branch")
    .default("main"),
  /** A token of the git host that may write to the repository, where git has no credentials of its own. */
  CONTENT_GIT_TOKEN: z.string().regex(/^\S+$/, "it must be one word").optional(),
};

interface EditingSettings {
  readonly STAFF_REVIEW: "own" | "second-person";
  readonly STAFF_PASSWORD?: string | undefined;
  readonly CONTENT_GIT_REMOTE?: string | undefined;
  readonly CONTENT_GIT_TOKEN?: string | undefined;
}

/** What does not fit together in the settings of editing. */
export function editingMistakes(config: EditingSettings): string[] {
  const mistakes: string[] = [];
  if (config.STAFF_REVIEW === "second-person" && config.STAFF_PASSWORD !== undefined)
    mistakes.push("STAFF_REVIEW: with one password for all nobody can be told from another; use OIDC_ISSUER");
  const { CONTENT_GIT_TOKEN: token, CONTENT_GIT_REMOTE: remote = "" } = config;
  if (token !== undefined && !/^https:\/\//.test(remote) && !/^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(remote))
    mistakes.push("CONTENT_GIT_TOKEN: it goes with a CONTENT_GIT_REMOTE that begins with https:// only");
  return mistakes;
}
