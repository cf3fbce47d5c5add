/** Where each part begins in an array that holds parts of these lengths one after the other; one more at the end. */
export function startsOf(lengths: ArrayLike<number>): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let place = 0; place < lengths.length; place++)
    starts[place + 1] = (starts[place] as number) + (lengths[place] as number);
  return starts;
}
