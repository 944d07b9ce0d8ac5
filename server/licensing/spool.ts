import { randomUUID } from 'node:crypto';
import { close, openSync, read, rmSync, write } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';

const CHUNK = 64 * 1024;

/** A temporary file that is written at one pace and read at another, at the same time. */
export type Spool = Readonly<{ input: Writable; output: Readable }>;

/**
 * Lies between the database and a slow network: the transaction lasts as long as the reading of rows, never as long as
 * somebody's connection, and memory stays flat. Destroying the output (the reader went away) destroys the input, and an
 * input that is destroyed before its end cuts the output.
 */
export function createSpool(): Spool {
  const file = openTemporary();
  let written = 0;
  let position = 0;
  let ended = false;
  let wake = (): void => {};

  const input: Writable = new Writable({
    write: (chunk: Buffer, _, done) => {
      file.write(chunk, written, (error, bytes) => {
        written += error ? 0 : bytes;
        wake();
        done(error);
      });
    },
    final: (done) => {
      ended = true;
      wake();
      done();
    },
    destroy: (error, done) => {
      if (!ended) output.destroy(error ?? new Error('The writer gave up.'));
      file.release(error, done);
    },
  });
  const output: Readable = new Readable({
    read: () => {
      const length = Math.min(CHUNK, written - position);
      if (length === 0) {
        if (ended) output.push(null);
        else wake = () => output._read(CHUNK);
        return;
      }
      wake = () => {};
      file.read(length, position, (error, bytes, buffer) => {
        if (error) return output.destroy(error);
        position += bytes;
        return output.push(buffer.subarray(0, bytes));
      });
    },
    destroy: (error, done) => {
      wake = () => {};
      input.destroy();
      file.release(error, done);
    },
  });
  return { input, output };
}

type Done = (error?: Error | null) => void;
type Moved = (error: Error | null, bytes: number, buffer: Buffer) => void;
type Temporary = Readonly<{
  write: (chunk: Buffer, at: number, done: Moved) => void;
  read: (length: number, at: number, done: Moved) => void;
  /** One of the two ends lets go. */
  release: (error: Error | null, done: Done) => void;
}>;

/** A file that only we can read, gone when both ends have let go of it. */
function openTemporary(): Temporary {
  const path = join(tmpdir(), `seatwise-${randomUUID()}`);
  const descriptor = openSync(path, 'wx+', 0o600);
  const unnamed = process.platform !== 'win32';
  // Without a name nobody finds it, and it is gone with the process, however that ends. Windows removes no open file.
  if (unnamed) rmSync(path);
  let users = 2;
  // The number of a closed file may be another file's at once, so it is not closed under a transfer.
  const leave = (): void => {
    users -= 1;
    if (users > 0) return;
    close(descriptor, () => {
      if (!unnamed) rmSync(path, { force: true });
    });
  };
  const using =
    (done: Moved): Moved =>
    (error, bytes, buffer) => {
      leave();
      done(error, bytes, buffer);
    };
  return {
    write: (chunk, at, done) => {
      users += 1;
      write(descriptor, chunk, 0, chunk.length, at, using(done));
    },
    read: (length, at, done) => {
      users += 1;
      read(descriptor, Buffer.allocUnsafe(length), 0, length, at, using(done));
    },
    release: (error, done) => {
      leave();
      done(error);
    },
  };
}
