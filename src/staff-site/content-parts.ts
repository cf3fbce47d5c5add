import type { ContentFolders } from "../content/load-snapshot.js";
import type { Snapshot } from "../content/snapshot.js";

/** What pages need that show the knowledge. */
export interface ContentParts {
  readonly library: { current(): Snapshot };
  readonly folders: ContentFolders;
  readonly today: () => Date;
}
