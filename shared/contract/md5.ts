/* MD5 (RFC 1321), the part of it that a row hash needs. Plain code because it runs in every process, the window too. */

/** How far each step rotates: four numbers for each of the four rounds. */
const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const BLOCK = 64;
/** 0x80 and the length need nine bytes after the text. */
const TAIL = 9;

// Typed arrays for the tables keep the engine from checking kinds in the inner loop (three times faster).
const sines = Int32Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));
const shifts = Uint8Array.from({ length: 64 }, (_, step) => SHIFTS[((step >> 4) << 2) | (step & 3)] ?? 0);
const wordOf = Uint8Array.from({ length: 64 }, (_, step) => {
  const [factor = 0, offset = 0] =
    [
      [1, 0],
      [5, 1],
      [3, 5],
      [7, 0],
    ][step >> 4] ?? [];
  return (factor * step + offset) & 15;
});

const encoder = new TextEncoder();
let bytes = new Uint8Array(4096);
/** The same memory as words; every computer that Seatwise runs on is little-endian, as MD5 is. */
let words = new Int32Array(bytes.buffer);

/** The first two big-endian 32-bit words of the MD5 of a text's UTF-8 bytes, unsigned. */
export function md5(text: string): readonly [number, number] {
  // UTF-8 needs at most three bytes for one UTF-16 unit.
  if (bytes.length < text.length * 3 + BLOCK + TAIL) {
    bytes = new Uint8Array((text.length + BLOCK) * 4);
    words = new Int32Array(bytes.buffer);
  }
  const length = encoder.encodeInto(text, bytes).written;
  const end = Math.ceil((length + TAIL) / BLOCK) * BLOCK;
  bytes.fill(0, length, end);
  bytes[length] = 0x80;
  words[end / 4 - 2] = length << 3;
  words[end / 4 - 1] = length >>> 29;
  let a = 0x67452301;
  let b = 0xefcdab89 | 0;
  let c = 0x98badcfe | 0;
  let d = 0x10325476;
  for (let start = 0; start < end / 4; start += BLOCK / 4) {
    const a0 = a;
    const b0 = b;
    const c0 = c;
    const d0 = d;
    for (let step = 0; step < 64; step++) {
      const mixed =
        step < 16 ? (b & c) | (~b & d) : step < 32 ? (d & b) | (~d & c) : step < 48 ? b ^ c ^ d : c ^ (b | ~d);
      const sum = (a + mixed + at(sines, step) + at(words, start + at(wordOf, step))) | 0;
      const shift = at(shifts, step);
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
    }
    a = (a + a0) | 0;
    b = (b + b0) | 0;
    c = (c + c0) | 0;
    d = (d + d0) | 0;
  }
  return [bigEndian(a), bigEndian(b)];
}

/** Indexing that is known to be inside. */
function at(array: Int32Array | Uint8Array, index: number): number {
  return array[index] as number;
}

function bigEndian(word: number): number {
  return (((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}
