import type { Features } from "./collect-features.js";

const shelfSize = 8192;

/** A row of numbers that are nearly all nought: set or add to a few places, then take them out as features and begin anew. */
export interface SparseRow {
  set(place: number, value: number): void;
  add(place: number, value: number): void;
  /** What was set since the last time, in the order in which each place came up first. */
  take(): Features;
}

/** Makes a row that is used for one text after the other, so that reading thousands of texts leaves no litter. Places grow as needed. */
export function makeSparseRow(): SparseRow {
  let slots = new Int32Array(1024);
  let places = new Int32Array(256);
  let values = new Float32Array(256);
  let count = 0;
  let shelfPlaces = new Int32Array(0);
  let shelfShares = new Float32Array(0);
  let kept = 0;

  /** Copies the first `length` numbers into a shelf that many texts share: an array for each would cost more than all else. */
  function keep(from: Int32Array, shares: Float32Array, length: number): Features {
    if (kept + length > shelfPlaces.length) {
      shelfPlaces = new Int32Array(Math.max(shelfSize, length));
      shelfShares = new Float32Array(shelfPlaces.length);
      kept = 0;
    }
    const [start, end] = [kept, kept + length];
    shelfPlaces.set(from.subarray(0, length), start);
    shelfShares.set(shares.subarray(0, length), start);
    kept = end;
    return { places: shelfPlaces.subarray(start, end), shares: shelfShares.subarray(start, end) };
  }

  /** Where the place stands in the row. Places below zero are features that nobody has seen: each stands for itself. */
  function slotOf(place: number): number {
    if (place >= slots.length) slots = grown(slots, new Int32Array(Math.max(place + 1, slots.length * 2)));
    const before = place < 0 ? 0 : (slots[place] ?? 0);
    if (before > 0) return before - 1;
    if (count === places.length) {
      places = grown(places, new Int32Array(count * 2));
      values = grown(values, new Float32Array(count * 2));
    }
    places[count] = place;
    values[count] = 0;
    if (place >= 0) slots[place] = count + 1;
    return count++;
  }

  return {
    set: (place, value) => {
      const slot = slotOf(place);
      values[slot] = value;
    },
    add: (place, value) => {
      const slot = slotOf(place);
      values[slot] = (values[slot] ?? 0) + value;
    },
    take() {
      for (let slot = 0; slot < count; slot++) {
        const place = places[slot] ?? -1;
        if (place >= 0) slots[place] = 0;
      }
      const taken = keep(places, values, count);
      count = 0;
      return taken;
    },
  };
}

function grown<Row extends Int32Array | Float32Array>(from: Row, to: Row): Row {
  to.set(from);
  return to;
}
