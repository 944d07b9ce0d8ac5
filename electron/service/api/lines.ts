/**
 * Splits pieces of UTF-8 into lines, without their ends. A last line without its end is not handed out: it was cut.
 * Throws when a line is longer than the limit (in characters), so that no answer can fill the memory.
 */
export async function* readLines(pieces: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    rest += decoder.decode(piece, { stream: true });
    let start = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
      yield rest.slice(start, end).replace(/\r$/, '');
      start = end + 1;
    }
    rest = rest.slice(start);
    if (rest.length > limit) throw new Error('a line is too long');
  }
}
