import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bridgeKeys } from '../../shared/contract/bridge.ts';
import type { Application } from './application.ts';
import { setUpOffice, type Office } from './office.ts';
import * as screens from './screens.ts';

const POLICY = new RegExp(
  "^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[A-Za-z0-9+/=_-]{16,}'; img-src 'self' data:; " +
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';?$",
);

describe('the window is no way into the computer', () => {
  let office: Office;
  let app: Application;

  beforeAll(async () => {
    office = await setUpOffice();
    app = await office.openSignedIn();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('knows nothing of Node', async () => {
    const kinds = await app.page.evaluate(() =>
      ['process', 'require', 'module', 'exports', 'global', 'Buffer', '__dirname'].map(
        (name) => typeof (globalThis as unknown as Record<string, unknown>)[name],
      ),
    );
    expect(new Set(kinds)).toEqual(new Set(['undefined']));
  });

  it('is sandboxed and isolated, whatever the command line says', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // Not in Electron's types: what the window was really made with.
      const { webContents } = window as unknown as { webContents: { getLastWebPreferences: () => object } };
      return webContents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('offers the functions of the contract and no others, and nobody can replace them', async () => {
    const offered = await app.page.evaluate(() => {
      const { seatwise } = window as unknown as { seatwise: Record<string, unknown> };
      const replaced = Reflect.set(seatwise, 'getBoot', () => 'replaced');
      return { keys: Object.keys(seatwise), kinds: Object.values(seatwise).map((value) => typeof value), replaced };
    });
    expect([...offered.keys].sort()).toEqual([...bridgeKeys].sort());
    expect(new Set(offered.kinds)).toEqual(new Set(['function']));
    expect(offered.replaced).toBe(false);
  });

  it('is served by app:// with the content security policy', async () => {
    expect(await app.page.evaluate(() => location.origin)).toBe('app://seatwise');
    const policy = await app.page.evaluate(async () =>
      (await fetch(location.href)).headers.get('content-security-policy'),
    );
    expect(policy).toMatch(POLICY);
  });

  it('does not run a script that was slipped into the page', async () => {
    const ran = await app.page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.slippedIn = "by a script"';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="data:image/png;base64,x" onerror="window.slippedIn = \'by an attribute\'">';
      document.body.append(image);
      await new Promise((resolve) => setTimeout(resolve, 300));
      // Not before this pause: as long as the driver's own call is on the stack, `eval` is let through for its sake.
      let evaluated = 'ran';
      try {
        // oxlint-disable-next-line no-eval
        evaluated = String((0, eval)('1 + 1'));
      } catch (error) {
        evaluated = (error as Error).name;
      }
      script.remove();
      image.remove();
      return { evaluated, violations, slippedIn: (window as unknown as { slippedIn?: string }).slippedIn };
    });
    expect(ran.slippedIn).toBeUndefined();
    expect(ran.evaluated).toBe('EvalError');
    expect(ran.violations).toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr']));
  });

  it('reaches no server, not even the licensing API: only the service does', async () => {
    const reached = await app.page.evaluate(
      async (url) =>
        fetch(url).then(
          () => 'reached',
          (error: Error) => error.name,
        ),
      `${office.district.url}/v1/server`,
    );
    expect(reached).toBe('TypeError');
  });

  it('gives nothing to a frame that is slipped into the page', async () => {
    const frame = await app.page.evaluate(async () => {
      const element = document.createElement('iframe');
      element.srcdoc = '<script>parent.framed = typeof window.seatwise</script>';
      document.body.append(element);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const inside = element.contentWindow as unknown as { seatwise?: unknown } | null;
      const result = { bridge: typeof inside?.seatwise, ran: (window as unknown as { framed?: string }).framed };
      element.remove();
      return result;
    });
    expect(frame).toEqual({ bridge: 'undefined', ran: undefined });
  });

  it('is given no camera, place, clipboard or notifications', async () => {
    const answers = await app.page.evaluate(async () => {
      const stateOf = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return {
        notifications: await Notification.requestPermission(),
        place: await new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            ({ code }) => resolve(code === 1 ? 'denied' : `error ${code}`),
          );
        }),
        // Asked for, a camera that is not there is not found before it is denied.
        camera: await stateOf('camera'),
        microphone: await stateOf('microphone'),
        clipboard: await stateOf('clipboard-read'),
      };
    });
    expect(new Set(Object.values(answers))).toEqual(new Set(['denied']));
  });

  it('serves files of the app only, and only to be read', async () => {
    const answers = await app.page.evaluate(async () => {
      const statusOf = async (path: string, method = 'GET'): Promise<number | string> =>
        fetch(path, { method }).then(
          ({ status }) => status,
          (error: Error) => error.name,
        );
      return {
        page: await statusOf('/index.html'),
        above: await statusOf('/..%2f..%2fpackage.json'),
        further: await statusOf('/%2e%2e/%2e%2e/package.json'),
        written: await statusOf('/index.html', 'POST'),
      };
    });
    expect(answers.page).toBe(200);
    for (const refused of [answers.above, answers.further, answers.written]) expect(refused).not.toBe(200);
  });

  it('logs no violation of the policy on any screen', async () => {
    const { page, consoleLines } = app;
    const from = consoleLines.length;
    for (const screen of ['Dashboard', 'My Classes & Students', 'Activity'] as const) {
      await screens.goTo(page, screen);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    expect(consoleLines.slice(from).filter((line) => /Content Security Policy|pageerror|^error/.test(line))).toEqual(
      [],
    );
  });

  // Last, because the driver goes on waiting for a navigation that was refused.
  it('goes nowhere else and opens no other window', async () => {
    const { page, electron } = app;
    const before = page.url();
    const opened = await page.evaluate(() => window.open('https://example.org/') === null);
    for (const target of ['https://example.org/', 'app://seatwise.example.org/', 'file:///etc/passwd']) {
      await page.evaluate((url) => {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        link.remove();
      }, target);
      await page.evaluate((url) => location.assign(url), target).catch(() => undefined);
    }
    await page.waitForTimeout(500);
    expect(opened).toBe(true);
    expect(page.url()).toBe(before);
    expect(electron.windows()).toHaveLength(1);
  });
});
