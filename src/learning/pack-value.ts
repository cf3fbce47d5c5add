import { DefaultDeserializer, DefaultSerializer } from "node:v8";

/** A value in two parts: the numbers of its typed arrays, and all the rest. */
export interface Packed {
  readonly rest: Buffer;
  readonly numbers: Buffer;
}

const kinds = [Int32Array, Uint32Array, Float32Array, Float64Array, Uint8Array] as const;
type NumberArray = InstanceType<(typeof kinds)[number]>;

/** The largest numbers are of eight bytes, and may only begin at a multiple of that. */
const evenBytes = 8;

/**
 * Packs a value of plain data: objects, arrays, Maps, texts, numbers and typed arrays. What is the same object twice stays so. Throws on anything else.
 */
export function packValue(value: unknown): Packed {
  const packer = new Packer();
  packer.writeHeader();
  packer.writeValue(value);
  return { rest: packer.releaseBuffer(), numbers: packer.numbers() };
}

/** The value that was packed. Its typed arrays are windows on the numbers, which are not copied. Throws on what was not packed here. */
export function unpackValue(rest: Buffer, numbers: ArrayBuffer): unknown {
  const unpacker = new Unpacker(rest);
  unpacker.numbers = numbers;
  unpacker.readHeader();
  return unpacker.readValue();
}

// Classes, and methods of these names, are what Node's serializer asks for: https://nodejs.org/api/v8.html#serializer_writehostobjectobject

class Packer extends DefaultSerializer {
  readonly parts: Uint8Array[] = [];
  length = 0;

  _writeHostObject(array: object): void {
    const kind = kinds.findIndex((one) => array instanceof one);
    if (kind < 0 || !isNumberArray(array)) throw new Error(`cannot pack ${Object.prototype.toString.call(array)}`);
    this.writeUint32(kind);
    this.writeUint32(this.length);
    this.writeUint32(array.length);
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    this.parts.push(bytes, new Uint8Array(-bytes.length & (evenBytes - 1)));
    this.length += Math.ceil(bytes.length / evenBytes) * evenBytes;
  }

  numbers(): Buffer {
    return Buffer.concat(this.parts);
  }
}

class Unpacker extends DefaultDeserializer {
  numbers = new ArrayBuffer(0);

  _readHostObject(): NumberArray {
    const kind = kinds[this.readUint32()];
    if (kind === undefined) throw new Error("cannot unpack an array of an unknown kind");
    const start = this.readUint32();
    return new kind(this.numbers, start, this.readUint32());
  }
}

function isNumberArray(value: object): value is NumberArray {
  return kinds.some((one) => value instanceof one);
}
