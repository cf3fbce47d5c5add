import { packValue, unpackValue } from "../../src/learning/pack-value.js";

/** The value after it was packed, and read from somewhere else. */
function sent(value: unknown): unknown {
  const { rest, numbers } = packValue(value);
  return unpackValue(Buffer.from(rest), Uint8Array.from(numbers).buffer);
}

/** As JSON, since what Node unpacks is not of the sandbox in which tests run. */
function shown(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    Object.prototype.toString.call(one) === "[object Map]" ? [...(one as Map<unknown, unknown>)] : one,
  );
}

describe("packing what was learnt", () => {
  it("gives back objects, Maps, texts of any script, and typed arrays of each kind and of odd lengths", () => {
    const value = {
      text: "日本語 and ascii",
      map: new Map([["one", { deep: [1, 2.5, -3] }]]),
      arrays: [
        Uint8Array.of(1, 2, 3),
        Float64Array.of(0.1, Number.NaN),
        Int32Array.of(-1),
        Uint32Array.of(2 ** 32 - 1),
        Float32Array.of(0.5, 1.5, 2.5),
        new Int32Array(0),
        Int32Array.of(1, 2, 3, 4).subarray(1, 3),
      ],
    };
    expect(shown(sent(value))).toBe(shown(value));
  });

  it("keeps what is one object one object", () => {
    const shared = { numbers: Int32Array.of(7, 8) };
    const [one, other] = sent([shared, shared]) as readonly (typeof shared)[];
    expect(one).toBe(other);
    expect(packValue([shared, shared]).numbers.length).toBe(packValue([shared]).numbers.length);
  });

  it("refuses what is no plain data", () => {
    expect(() => packValue({ act: () => undefined })).toThrow("could not be cloned");
    expect(() => packValue([new BigInt64Array(1)])).toThrow("cannot pack");
  });
});
