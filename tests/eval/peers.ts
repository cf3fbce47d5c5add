import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import type { Entry } from "../../src/content/snapshot.js";

/** Another way to find the entry for a question over the same knowledge: the id of its first hit. */
export interface Peer {
  readonly name: string;
  find(question: string): string | undefined;
}

interface Phrasing {
  readonly id: number;
  readonly entry: string;
  readonly text: string;
}

/** The search libraries that the design names, each set up as its documentation shows. */
export function makePeers(entries: readonly Entry[]): Peer[] {
  const phrasings = entries
    .flatMap(({ id, question, phrasings: others }) => [question, ...others].map((text) => ({ entry: id, text })))
    .map((one, id): Phrasing => ({ id, ...one }));
  return [
    fuse("Fuse.js, defaults", phrasings, {}),
    fuse("Fuse.js, token search", phrasings, { useTokenSearch: true }),
    miniSearch(phrasings),
  ];
}

function fuse(name: string, phrasings: readonly Phrasing[], options: object): Peer {
  const index = new Fuse(phrasings, { keys: ["text"], ...options });
  return { name, find: (question) => index.search(question, { limit: 1 })[0]?.item.entry };
}

function miniSearch(phrasings: readonly Phrasing[]): Peer {
  const index = new MiniSearch<Phrasing>({
    fields: ["text"],
    storeFields: ["entry"],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  index.addAll(phrasings);
  return {
    name: "MiniSearch, fuzzy 0.2",
    find: (question) => index.search(question)[0]?.["entry"] as string | undefined,
  };
}
