/** A file's characters, and how they were found; or what kind of file it is instead of text. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly note: EncodingNote | null }
  | { readonly ok: false; readonly looksLike: string };

/** What the person should know about the encoding: not UTF-8, or UTF-8 with damaged characters. */
export type EncodingNote = 'utf-16' | 'windows-1252' | 'damaged';

/** Turns the bytes of a text file into characters: UTF-8, UTF-16 or Windows-1252, with or without a byte order mark. */
export function decodeText(content: string | Uint8Array): Decoded {
  if (typeof content === 'string') return { ok: true, text: content.replace(/^\uFEFF/, ''), note: null };
  const utf16 = utf16Order(content);
  if (utf16 !== null) return { ok: true, text: decodeUtf16(content, utf16), note: 'utf-16' };
  const looksLike = binaryKind(content);
  if (looksLike !== null) return { ok: false, looksLike };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(content), note: null };
  } catch {
    return decodeDamaged(content);
  }
}

/** Not valid UTF-8: an older Windows file, or a UTF-8 file in which a few bytes were lost. */
function decodeDamaged(bytes: Uint8Array): Decoded {
  const lossy = new TextDecoder('utf-8').decode(bytes);
  const lost = lossy.match(/\uFFFD/g)?.length ?? 0;
  const sound = lossy.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  if (sound > lost) return { ok: true, text: lossy, note: 'damaged' };
  return { ok: true, text: decodeWindows1252(bytes), note: 'windows-1252' };
}

function utf16Order(bytes: Uint8Array): 'le' | 'be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'be';
  const head = bytes.subarray(0, 1000);
  if (head.length < 20) return null;
  // Latin letters in UTF-16 have a zero at every other place, always on the same side.
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length * 0.4 && even === 0) return 'le';
  if (even > head.length * 0.4 && odd === 0) return 'be';
  return null;
}

function decodeUtf16(bytes: Uint8Array, order: 'le' | 'be'): string {
  const decoder = new TextDecoder('utf-16le');
  if (order === 'le') return decoder.decode(bytes);
  // Not every build of Node knows the big-endian decoder.
  const swapped = new Uint8Array(bytes.length - (bytes.length % 2));
  for (let index = 0; index < swapped.length; index += 2) {
    swapped[index] = bytes[index + 1] ?? 0;
    swapped[index + 1] = bytes[index] ?? 0;
  }
  return decoder.decode(swapped);
}

/** The only characters in which Windows-1252 differs from Latin-1: bytes 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

// By hand: some builds of Node decode "windows-1252" as plain Latin-1.
function decodeWindows1252(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const codes = Array.from(bytes.subarray(start, start + 8192), (byte) =>
      byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
    );
    pieces.push(String.fromCharCode(...codes));
  }
  return pieces.join('');
}

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['an Excel workbook or a zip file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture', [0xff, 0xd8, 0xff]],
  ['a compressed file', [0x1f, 0x8b]],
];

function binaryKind(bytes: Uint8Array): string | null {
  const known = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (known !== undefined) return known[0];
  const head = bytes.subarray(0, 65_536);
  const zeros = head.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  return zeros > head.length / 100 ? 'a binary file' : null;
}
