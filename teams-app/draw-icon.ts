import { deflateSync } from "node:zlib";

/** A colour with its opacity, each part 0 to 255. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const clear: Colour = [255, 255, 255, 0];
const white: Colour = [255, 255, 255, 255];
const brand: Colour = [0x0b, 0x4a, 0x5e, 255];

/** The icon in colour, 192 pixels: a white speech bubble with three dots on the accent colour. */
export function drawColourIcon(): Buffer {
  return encodePng(192, (x, y) => (isBubble(x, y) && !isDot(x, y) ? white : brand));
}

/** The outline icon, 32 pixels: the bubble in white on nothing, as Teams asks. */
export function drawOutlineIcon(): Buffer {
  return encodePng(32, (x, y) =>
    isBubble((x - 0.5) * 1.45 + 0.5, (y - 0.5) * 1.45 + 0.5) && !isDot((x - 0.5) * 1.45 + 0.5, (y - 0.5) * 1.45 + 0.5)
      ? white
      : clear,
  );
}

// Places run from 0 to 1, right and down.

function isBubble(x: number, y: number): boolean {
  const [reach, height, corner] = [0.28, 0.2, 0.1];
  const across = Math.max(Math.abs(x - 0.5) - (reach - corner), 0);
  const down = Math.max(Math.abs(y - 0.46) - (height - corner), 0);
  const isTail = x > 0.32 && x < 0.46 && y > 0.6 && y < 0.6 + (0.46 - x) * 1.2;
  return Math.hypot(across, down) <= corner || isTail;
}

function isDot(x: number, y: number): boolean {
  return [0.38, 0.5, 0.62].some((at) => Math.hypot(x - at, y - 0.46) < 0.035);
}

const finer = 4;

/** A square PNG (RGBA, 8 bits) of what `colourAt` says for places from 0 to 1, with smooth edges. */
function encodePng(size: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) rows.set(meanColour(x, y, size, colourAt), y * (size * 4 + 1) + 1 + x * 4);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function meanColour(x: number, y: number, size: number, colourAt: (x: number, y: number) => Colour): number[] {
  const sum = [0, 0, 0, 0];
  for (let step = 0; step < finer * finer; step++) {
    const at = colourAt(
      (x + ((step % finer) + 0.5) / finer) / size,
      (y + (Math.floor(step / finer) + 0.5) / finer) / size,
    );
    for (const [part, value] of at.entries()) sum[part] = (sum[part] ?? 0) + value;
  }
  return sum.map((value) => Math.round(value / (finer * finer)));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** The checksum of PNG chunks, https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc32(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
