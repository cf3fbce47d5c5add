import { z } from "zod";

const branch = { branch: z.string().optional() };
const named = z.object({ collection: z.string(), slug: z.string() });
const path = z.object({ path: z.string() });

/** The statuses that a draft has in the CMS. */
export const cmsStatus = z.enum(["draft", "pending_review", "pending_publish"]);
export type CmsStatus = z.infer<typeof cmsStatus>;

/** The calls of the CMS' proxy backend that are answered, as decap-server reads them (https://github.com/decaporg/decap-cms). */
export const cmsCall = z.discriminatedUnion("action", [
  z.object({ ...branch, action: z.literal("info") }),
  z.object({ ...branch, action: z.literal("entriesByFolder"), params: z.object({ folder: z.string() }) }),
  z.object({
    ...branch,
    action: z.literal("entriesByFiles"),
    params: z.object({ files: z.array(path) }),
  }),
  z.object({ ...branch, action: z.literal("getEntry"), params: path }),
  z.object({ ...branch, action: z.literal("unpublishedEntries") }),
  z.object({
    ...branch,
    action: z.literal("unpublishedEntry"),
    params: z.object({ id: z.string().optional(), collection: z.string().optional(), slug: z.string().optional() }),
  }),
  z.object({ ...branch, action: z.literal("unpublishedEntryDataFile"), params: named }),
  z.object({
    ...branch,
    action: z.literal("persistEntry"),
    params: z.object({
      dataFiles: z.array(z.object({ path: z.string(), raw: z.string(), newPath: z.string().optional() })).length(1),
      assets: z.array(z.unknown()).max(0),
      options: z.object({ useWorkflow: z.literal(true), status: cmsStatus.optional() }),
    }),
  }),
  z.object({
    ...branch,
    action: z.literal("updateUnpublishedEntryStatus"),
    params: z.object({ ...named.shape, newStatus: cmsStatus }),
  }),
  z.object({ ...branch, action: z.literal("publishUnpublishedEntry"), params: named }),
  z.object({ ...branch, action: z.literal("deleteUnpublishedEntry"), params: named }),
  z.object({ ...branch, action: z.literal("getMedia") }),
  z.object({ ...branch, action: z.literal("getNotes"), params: named }),
  z.object({ ...branch, action: z.literal("getDeployPreview") }),
]);
export type CmsCall = z.infer<typeof cmsCall>;
