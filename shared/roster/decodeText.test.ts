import { describe, expect, it } from 'vitest';
import { decodeText } from './decodeText.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
};
const TEXT = 'sourcedId,name\n1,Peña Łukasz 王芳\n';

describe('decoding a file', () => {
  it('reads UTF-8 with and without a byte order mark, and says nothing about it', () => {
    expect(decodeText(utf8(TEXT))).toEqual({ ok: true, text: TEXT, note: null });
    expect(decodeText(utf8(`\uFEFF${TEXT}`))).toEqual({ ok: true, text: TEXT, note: null });
    expect(decodeText(`\uFEFF${TEXT}`)).toEqual({ ok: true, text: TEXT, note: null });
  });

  it('reads UTF-16 of both byte orders, with a mark or told by its zeros', () => {
    const latin = 'sourcedId,name\n1,Pena and others\n';
    for (const littleEndian of [true, false]) {
      expect(decodeText(utf16(`\uFEFF${TEXT}`, littleEndian))).toEqual({ ok: true, text: TEXT, note: 'utf-16' });
      expect(decodeText(utf16(latin, littleEndian))).toEqual({ ok: true, text: latin, note: 'utf-16' });
    }
  });

  it('reads Windows-1252, its own letters included', () => {
    const bytes = new Uint8Array([...utf8('name\nPe'), 0xf1, ...utf8('a O'), 0x92, ...utf8('Neil '), 0x80, 0x8e]);
    expect(decodeText(bytes)).toEqual({ ok: true, text: 'name\nPeña O’Neil €Ž', note: 'windows-1252' });
  });

  it('keeps UTF-8 in which a few bytes were lost, instead of spoiling every accent', () => {
    const bytes = new Uint8Array([...utf8('Peña, Núñez, García '), 0xff]);
    expect(decodeText(bytes)).toEqual({ ok: true, text: 'Peña, Núñez, García �', note: 'damaged' });
  });

  it.each([
    ['an Excel workbook or a zip file', [0x50, 0x4b, 0x03, 0x04, 1, 2, 3]],
    ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
    ['a PDF', [...utf8('%PDF-1.7\n')]],
    ['a picture', [0x89, 0x50, 0x4e, 0x47]],
    ['a binary file', [1, 0, 0, 0, 7, 0, 0, 0, 3, 0, 0, 0]],
  ])('says that it is %s', (looksLike, bytes) => {
    expect(decodeText(new Uint8Array(bytes))).toEqual({ ok: false, looksLike });
  });
});
