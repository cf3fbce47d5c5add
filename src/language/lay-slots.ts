/** At most half of the slots are taken, so that a key is found after a look or two. */
const slotsEach = 2;

/** The slots of keys with these hashes: a slot has the place of a key, counted from 1, or 0; a key stands in the first free slot from its hash on. */
export function laySlots(hashes: Int32Array): Int32Array {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length * slotsEach + 1)));
  const last = slots.length - 1;
  hashes.forEach((hash, at) => {
    let slot = hash & last;
    while (slots[slot] !== 0) slot = (slot + 1) & last;
    slots[slot] = at + 1;
  });
  return slots;
}
