import { mkdirSync } from "node:fs";
import path from "node:path";
import { isAnyArrayBuffer, isUint8Array } from "node:util/types";
import Database from "libsql";
import { z } from "zod";
import type { ConversationRef } from "../conversation/ports.js";
import { type ConversationState, conversationState } from "../conversation/state.js";
import { type Activity, activity } from "../protocol/activity.js";
import { makeGroupCommit } from "./group-commit.js";
import { seal, unseal } from "./seal.js";
import { insightSchema, sqliteInsights } from "./sqlite-insights.js";
import type { TurnStore } from "./store.js";

// Activities are laid down in the order they come, with an index: kept in the order of their conversations, each would change pages of its own.
// A file from before keeps its table, which reads and writes the same.
const schema = `
  CREATE TABLE IF NOT EXISTS conversation (id TEXT PRIMARY KEY, last_said INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS conversation_by_last_said ON conversation (last_said);
  CREATE TABLE IF NOT EXISTS activity (
    conversation TEXT NOT NULL, place INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (conversation, place)
  );
  CREATE TABLE IF NOT EXISTS pulse (one INTEGER PRIMARY KEY, at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS state (conversation TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
`;

const placeRow = z.object({ place: z.number().int() });
// libsql gives a BLOB as a Buffer from `get` and as an ArrayBuffer from `all`.
const bytes = z
  .custom<ArrayBuffer | Uint8Array>((value) => isAnyArrayBuffer(value) || isUint8Array(value))
  .transform((value) => (isUint8Array(value) ? Buffer.from(value) : Buffer.from(value)));
const sealedRow = z.object({ place: z.number().int(), sealed: bytes });
const stateRow = z.object({ sealed: bytes });
const mostEnds = 5000;

/** How a conversation ended when it was last added to. */
interface Ending {
  readonly place: number;
  /** The state after the last turn, names of entries and steps, and the key without which it is not given. */
  readonly turn?: { readonly key: Buffer; readonly state: ConversationState };
}

/**
 * Opens (or makes) `conversations.sqlite` in the folder. What is written is on disk before the call resolves (WAL, synchronous FULL), and
 * deleted rows are overwritten (secure_delete). Throws an error that names the file when it cannot be opened or is damaged.
 */
export function openSqliteStore(folder: string, clock: () => Date): TurnStore {
  const file = path.join(folder, "conversations.sqlite");
  const database = openDatabase(file);
  const lastPlace = database.prepare("SELECT COALESCE(MAX(place), 0) AS place FROM activity WHERE conversation = ?");
  const addActivity = database.prepare("INSERT INTO activity (conversation, place, sealed) VALUES (?, ?, ?)");
  const touch = database.prepare(
    "INSERT INTO conversation (id, last_said) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET last_said = excluded.last_said",
  );
  const activitiesAfter = database.prepare(
    "SELECT place, sealed FROM activity WHERE conversation = ? AND place > ? ORDER BY place",
  );
  const putState = database.prepare(
    "INSERT INTO state (conversation, sealed) VALUES (?, ?) ON CONFLICT (conversation) DO UPDATE SET sealed = excluded.sealed",
  );
  const getState = database.prepare("SELECT sealed FROM state WHERE conversation = ?");
  const dropActivities = database.prepare("DELETE FROM activity WHERE conversation = ?");
  const dropState = database.prepare("DELETE FROM state WHERE conversation = ?");
  const dropConversation = database.prepare("DELETE FROM conversation WHERE id = ?");
  const beat = database.prepare("INSERT INTO pulse VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at");
  const idleSince = database.prepare("SELECT id FROM conversation WHERE last_said < ?");

  // How the conversations end that were added to here. Should another process write to the file, its place is taken, and this is forgotten.
  const ends = new Map<string, Ending>();
  const group = makeGroupCommit(database, file, () => ends.clear());
  const endOf = (id: string): number => ends.get(id)?.place ?? placeRow.parse(lastPlace.get(id)).place;
  const append = (ref: ConversationRef, activities: readonly Activity[], state: ConversationState | undefined) => {
    let place = endOf(ref.id);
    touch.run(ref.id, clock().getTime());
    for (const one of activities) {
      place += 1;
      addActivity.run(ref.id, place, seal(one, ref.key, `${ref.id}/${place}`));
    }
    if (state !== undefined) putState.run(ref.id, seal(state, ref.key, `${ref.id}/state`));
    if (ends.size >= mostEnds) ends.clear();
    const hasTurn = activities.length > 0 && state !== undefined;
    ends.set(ref.id, { place, ...(hasTurn && { turn: { key: ref.key, state } }) });
    return place;
  };
  const writeState = async (ref: ConversationRef, state: ConversationState): Promise<void> => {
    await group.write(() => append(ref, [], state));
  };
  const forget = (id: string): void => {
    ends.delete(id);
    for (const drop of [dropActivities, dropState, dropConversation]) drop.run(id);
  };

  // Deleted rows are overwritten in the file itself, but live on in the write-ahead log until it is emptied.
  const emptyWal = (): void => void database.pragma("wal_checkpoint(TRUNCATE)");

  return {
    ...sqliteInsights(database),
    async append(ref, activities, state) {
      return String(await group.write(() => append(ref, activities, state)));
    },
    async lastWatermark(ref) {
      return String(endOf(ref.id));
    },
    async readAfter(ref, watermark) {
      const rows = z.array(sealedRow).parse(activitiesAfter.all(ref.id, Number(watermark) || 0));
      const activities = rows.flatMap(({ place, sealed }) => {
        const opened = activity.safeParse(unseal(sealed, ref.key, `${ref.id}/${place}`));
        return opened.success ? [opened.data] : [];
      });
      return { activities, watermark: String(rows.at(-1)?.place ?? (Number(watermark) || 0)) };
    },
    async forget(id) {
      await group.write(() => forget(id));
      emptyWal();
    },
    async forgetIdleSince(moment) {
      const idle = z.array(z.object({ id: z.string() })).parse(idleSince.all(moment.getTime()));
      await Promise.all(idle.map(({ id }) => group.write(() => forget(id))));
      if (idle.length > 0) emptyWal();
      return idle.length;
    },
    async readState(ref) {
      const last = ends.get(ref.id)?.turn;
      if (last?.key.equals(ref.key) === true) return last.state;
      const row = stateRow.safeParse(getState.get(ref.id));
      if (!row.success) return undefined;
      return conversationState.safeParse(unseal(row.data.sealed, ref.key, `${ref.id}/state`)).data;
    },
    writeState,
    writeStateOfTurn: writeState,
    async ping() {
      beat.run(clock().getTime());
    },
    async close() {
      group.flush();
      database.close();
    },
  };
}

function openDatabase(file: string): Database.Database {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const database = new Database(file);
    database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 2000;",
    );
    database.exec(schema + insightSchema);
    return database;
  } catch (cause) {
    throw new Error(
      `The conversation store ${file} cannot be opened. Check that the folder can be written and the file is whole.`,
      { cause },
    );
  }
}
