import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { desktops } from './test/e2e/desktops.ts';

/**
 * Files share what they have loaded: loading it once for each took four times as long as the tests themselves. A test
 * file leaves nothing behind in a module. All cores work, for many of these tests wait for a disk.
 */
const shared = { isolate: false, maxWorkers: '100%' } as const;

/** The walks through every screen begin first: begun last, they would be waited for alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => /\/(accessibility|chromium)\.test\.ts$/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          ...shared,
          include: [
            'shared/**/*.test.ts',
            'electron/**/*.test.ts',
            'renderer/**/*.test.{ts,tsx}',
            'build/**/*.test.ts',
            'test/bench/**/*.test.ts',
            'test/stores/**/*.test.ts',
            'test/realRosters/**/*.test.ts',
          ],
          // Two cores shared with other work are slow at times; a time-out means a hang, nothing else.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          ...shared,
          include: ['server/**/*.test.ts', 'test/contract/**/*.test.ts', 'test/engine/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // As many files at once as there are displays for them.
          maxWorkers: desktops().length || 1,
          setupFiles: 'test/e2e/ownDesktop.ts',
        },
      },
    ],
  },
});
