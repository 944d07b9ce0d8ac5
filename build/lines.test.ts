import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { eachLine } from './lines.mjs';

describe('the lines of a stream', () => {
  it('come whole, however the stream was cut, the last one too', async () => {
    const stream = new PassThrough();
    const lines: string[] = [];
    eachLine(stream, (line) => lines.push(line));
    const ended = new Promise((done) => stream.on('end', done));
    for (const piece of ['read', 'y at ht', 'tp://127.0.0.1:1\r', '\nse', 'cond\n', 'last']) stream.write(piece);
    stream.end();
    await ended;
    expect(lines).toEqual(['ready at http://127.0.0.1:1', 'second', 'last']);
  });
});
