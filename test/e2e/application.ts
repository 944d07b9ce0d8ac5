import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { descendantsOf } from './processes.ts';

/** The checkout whose built app is driven. */
export const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

export type ApplicationOptions = Readonly<{
  /** The licensing API, usually a network proxy in front of it; left out, the app uses what its settings say. */
  apiUrl?: string;
  /** Kept between two starts of the same person's computer; made anew when left out. */
  userDataDir?: string;
  /** Is there a keychain? With `keyring` the surrounding session must have one unlocked. */
  keychain?: 'keyring' | 'none';
  env?: Readonly<Record<string, string>>;
  /** More switches for Chromium. */
  switches?: readonly string[];
}>;

/** A started app with its first window (the idea of Spectron's `Application`: started, driven, stopped). */
export type Application = Readonly<{
  electron: ElectronApplication;
  page: Page;
  userDataDir: string;
  /** Everything the window printed or threw so far. */
  consoleLines: readonly string[];
  /** Quits as a person does; reaps what does not go by itself. */
  stop: () => Promise<void>;
  /** Pulls the plug: every process of the app is killed at once. */
  kill: () => Promise<void>;
}>;

/** The Electron that the launcher resolves for tests; it is told to us by the environment or asked for. */
export function electronExecutable(): string {
  const given = process.env['SEATWISE_ELECTRON'];
  if (given) return given;
  return execFileSync(process.execPath, [join(PROJECT_ROOT, 'build/electronPath.mjs')], { encoding: 'utf8' }).trim();
}

/** The command line of the built app. */
export function applicationArguments(
  options: Readonly<{ userDataDir: string }> & Pick<ApplicationOptions, 'keychain' | 'switches'>,
): readonly string[] {
  return [
    PROJECT_ROOT,
    `--user-data-dir=${options.userDataDir}`,
    `--password-store=${(options.keychain ?? 'keyring') === 'keyring' ? 'gnome-libsecret' : 'basic'}`,
    '--disable-gpu',
    ...(options.switches ?? []),
    // Chromium's sandbox refuses to run as root; nowhere else is it switched off.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** Starts the built app in a real Electron and waits for its window. */
export async function startApplication(options: ApplicationOptions = {}): Promise<Application> {
  const userDataDir = options.userDataDir ?? (await mkdtemp(join(tmpdir(), 'seatwise-e2e-')));
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...process.env, ...options.env })) {
    if (value !== undefined && name !== 'SEATWISE_API_URL' && name !== 'ELECTRON_RUN_AS_NODE') env[name] = value;
  }
  if (options.apiUrl) env['SEATWISE_API_URL'] = options.apiUrl;
  const launch = async (): ReturnType<typeof _electron.launch> =>
    _electron.launch({
      executablePath: electronExecutable(),
      args: [...applicationArguments({ ...options, userDataDir })],
      env,
      // Else the driver shows every page the light theme, whatever the app chooses.
      colorScheme: null,
      timeout: 60_000,
    });
  // On a busy machine the driver misses the app's first word now and then, before a line of ours has run.
  const electron = await launch().catch(launch);
  const consoleLines: string[] = [];
  const page = await electron.firstWindow({ timeout: 60_000 });
  page.on('console', (message) => consoleLines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => consoleLines.push(`pageerror: ${error.message}`));
  page.setDefaultTimeout(60_000);
  const root = electron.process();
  const gone = new Promise<void>((done) => {
    if (root.exitCode !== null || root.signalCode !== null) done();
    else root.once('exit', () => done());
  });
  const kill = async (): Promise<void> => {
    killTree(root.pid);
    await gone;
    await electron.close().catch(() => undefined);
  };
  return {
    electron,
    page,
    userDataDir,
    consoleLines,
    stop: async () => {
      // What a test leaves half done in the window is let go, and nothing is asked.
      await page
        .evaluate(() => window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true))
        .catch(() => undefined);
      // close() of a window that waits for its service can hang; then the plug is pulled after ten seconds.
      const closed = electron.close().then(
        () => true,
        () => true,
      );
      const slow = new Promise<false>((late) => setTimeout(() => late(false), 10_000).unref());
      if (!(await Promise.race([closed, slow]))) await kill();
    },
    kill,
  };
}

/** Removes what a stopped app left in its data folder. */
export async function removeUserData(userDataDir: string): Promise<void> {
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Children first would let the parent restart them; so the root goes first, then all that descend from it. */
function killTree(pid: number | undefined): void {
  if (pid === undefined) return;
  for (const member of [pid, ...descendantsOf(pid).map((child) => child.pid)]) {
    try {
      process.kill(member, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}
