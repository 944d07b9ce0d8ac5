import { describe, expect, it } from 'vitest';
import { missingLibraries, packagesOfLibraries } from './systemLibraries.mjs';

const ldd = `
	linux-vdso.so.1 (0x00007ffd0b5f2000)
	libffmpeg.so => /opt/electron/./libffmpeg.so (0x00007f0e3a000000)
	libnss3.so => not found
	libsmime3.so => not found
	libgtk-3.so.0 => not found
	libasound.so.2 => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0e39c00000)
	/lib64/ld-linux-x86-64.so.2 (0x00007f0e44000000)
`;

describe('the libraries that a system lacks', () => {
  it('are those that the loader does not find, each once', () => {
    expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libsmime3.so', 'libgtk-3.so.0', 'libasound.so.2']);
  });

  it('are none where all are found', () => {
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x0)\n')).toEqual([]);
    expect(missingLibraries('\tnot a dynamic executable\n')).toEqual([]);
  });

  it('name their Debian packages, each once, with the names of both releases', () => {
    expect(packagesOfLibraries(missingLibraries(ldd)).packages).toEqual([
      ['libnss3'],
      ['libgtk-3-0t64', 'libgtk-3-0'],
      ['libasound2t64', 'libasound2'],
    ]);
  });

  it('say which of them no package is known for', () => {
    expect(packagesOfLibraries(['libnss3.so', 'libffmpeg.so'])).toEqual({
      packages: [['libnss3']],
      unknown: ['libffmpeg.so'],
    });
  });
});
