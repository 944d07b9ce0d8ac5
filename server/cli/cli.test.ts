import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerInfo, Session } from '../../shared/contract/session.ts';
import { writeDistrict } from '../sample/writeDistrict.ts';
import { buildProgram, type Ended, type Program, type Started } from '../testing/program.ts';

describe('the command line', () => {
  let folder: string;
  let database: string;
  let program: Program;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-cli-'));
    database = join(folder, 'database');
    writeDistrict({ students: 120, seed: '7', today: '2026-10-01', out: join(folder, 'sample') });
    program = await buildProgram('cli-test');
  });
  afterAll(async () => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const start = (args: readonly string[], input = ''): Started => program.start(args, { input, cwd: folder });
  const run = async (args: readonly string[], input?: string): Promise<Ended> => start(args, input).ended;
  const signIn = async (url: string, email: string, password: string): Promise<Response> =>
    fetch(`${url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, deviceName: 'test' }),
    });

  it('makes a practice server, stops when asked to, and finds everything again', async () => {
    const args = ['--port', '0', '--database', database, '--practice', join(folder, 'sample')];
    const first = start(args);
    const url = await first.ready;
    const { practice } = ServerInfo.parse(await (await fetch(`${url}/v1/server`)).json());
    expect(practice).toMatchObject({ email: 'dana.whitfield@example.org', password: 'practice' });
    for (const [email, role] of [
      ['dana.whitfield@example.org', 'schoolAdministrator'],
      ['marcus.oyelaran@example.org', 'districtAdministrator'],
      ['elena.ortiz@example.org', 'teacher'],
    ] as const) {
      const { account } = Session.parse(await (await signIn(url, email, 'practice')).json());
      expect(account.role).toBe(role);
    }
    // Nobody else may write to the folder meanwhile.
    const second = await run(args);
    expect([second.code, second.errors.trim().split('\n').length]).toEqual([1, 1]);
    expect(second.errors).toContain('in use by another Seatwise server');
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);

    const again = start(args);
    const there = await again.ready;
    expect((await signIn(there, 'dana.whitfield@example.org', 'practice')).status).toBe(200);
    // Killed in the middle of its work, it starts again all the same.
    again.child.kill('SIGKILL');
    await again.ended;
    const third = start(['--port', '0', '--database', database]);
    expect((await signIn(await third.ready, 'dana.whitfield@example.org', 'practice')).status).toBe(200);
    third.child.kill('SIGINT');
    expect(await third.ended).toMatchObject({ code: 0, errors: '' });
  });

  it('imports a roster, writes its report and makes an account for it; that database is none for practice', async () => {
    const real = join(folder, 'real');
    const report = join(folder, 'report.csv');
    const imported = await run(['import', join(folder, 'sample/roster.zip'), '--database', real, '--report', report]);
    expect(imported).toMatchObject({ code: 0, errors: '' });
    expect(imported.output).toMatch(/people +1\d\d added/);
    expect(imported.output).toMatch(/licenses held +\d+ added/);
    expect(await readFile(report, 'utf8')).toContain('file,row,column,action,code,message,value');

    const account = ['account', 'add', '--database', real, '--role', 'districtAdministrator', '--org', 'dst-0001'];
    const short = await run([...account, '--email', 'office@example.org'], 'short\n');
    expect([short.code, short.errors]).toEqual([1, 'Give a password of at least 10 characters on standard input.\n']);
    expect(await run([...account, '--email', 'Office@Example.org'], 'a long password\n')).toMatchObject({ code: 0 });
    const twice = await run([...account, '--email', 'office@example.org'], 'a long password\n');
    expect([twice.code, twice.errors]).toEqual([1, 'office@example.org has an account already.\n']);

    const zone = await run(['district', 'set-time-zone', 'US/Central', '--database', real]);
    expect(zone).toMatchObject({ code: 0, errors: '' });
    expect(zone.output).toMatch(/ goes by the clock of America\/Chicago\.\n$/);

    const licenses = await readFile(join(folder, 'sample/licenses.csv'), 'utf8');
    const [pool = ''] = (licenses.split('\n')[1] ?? '').split(',');
    const quantity = await run(['pool', 'set-quantity', '--database', real, '--pool', pool, '--quantity', '3']);
    expect(quantity).toMatchObject({ code: 0, errors: '' });
    expect(quantity.output).toMatch(/^The pool has 3 licenses; \d+ are assigned, \d+ available\.\n$/);

    const practice = await run(['--port', '0', '--database', real, '--practice', join(folder, 'sample')]);
    expect(practice.code).toBe(1);
    expect(practice.errors).toMatch(/^This database holds a district that is not for practice.*\n$/);
    const server = start(['--port', '0', '--database', real]);
    const url = await server.ready;
    expect(ServerInfo.parse(await (await fetch(`${url}/v1/server`)).json()).practice).toBeNull();
    expect((await signIn(url, 'office@example.org', 'a long password')).status).toBe(200);
    server.child.kill('SIGTERM');
    await server.ended;

    const marked = await run(['new-epoch', '--database', real]);
    expect(marked).toMatchObject({ code: 0, errors: '' });
    expect(marked.output).toMatch(/^This database is marked as restored/);
  });

  it('says in one sentence what is wrong, and ends with 1', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const text = join(folder, 'roster.csv');
    await writeFile(text, 'this is no zip');
    const inTheWay = join(text, 'database');
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['--port', String(port), '--database', database], /^Port \d+ on 127\.0\.0\.1 is in use by another program/],
      [['--port', '70000'], /^--port 70000 is no port/],
      [['--nonsense'], /--nonsense/],
      [['--roster-drop', join(folder, 'nowhere')], /^There is no folder .*nowhere\.$/m],
      [['--roster-drop', text], /^.*roster\.csv is no folder\.$/m],
      [['--trust-proxy', 'proxy.example.org'], /^--trust-proxy proxy\.example\.org is no address/],
      [['--trust-proxy', '10.0.0.0/40'], /^--trust-proxy 10\.0\.0\.0\/40 is no address/],
      [['new-epoch', 'now'], /^new-epoch takes no now/],
      [['nonsense'], /^nonsense is no command/],
      [['--database', inTheWay], /^The database folder .* cannot be written/],
      [
        ['--database', 'postgres://nobody:secret@127.0.0.1:1/none'],
        /^PostgreSQL at postgres:\/\/nobody@127\.0\.0\.1:1\/none could not be reached/,
      ],
      [['import'], /^Say which zip or folder to import/],
      [['import', join(folder, 'nothing')], /^There is no .*nothing to import/],
      [['import', text], /^roster\.csv is not a zip file/],
      [['account', 'add'], /^Say whose account it is/],
      [['district'], /^The only command about districts/],
      [['district', 'set-time-zone'], /^Say which time zone/],
      [['district', 'set-time-zone', 'Mars/Olympus'], /^Mars\/Olympus is no time zone/],
      [
        ['district', 'set-time-zone', 'UTC', '--district', 'x', '--database', database],
        /^There is no district x: give its id/,
      ],
      [['pool'], /^The only command about pools/],
      [['pool', 'set-quantity'], /^Say which pool with --pool/],
      [['pool', 'set-quantity', '--pool', 'x', '--quantity', '-1'], /^Option '--quantity' argument is ambiguous/],
      [['pool', 'set-quantity', '--pool', 'x', '--quantity', '99999999'], /^Say how many licenses were bought/],
      [['pool', 'set-quantity', '--pool', 'x', '--quantity', '5', '--database', database], /^There is no pool x/],
    ];
    for (const [args, sentence] of wrong) {
      const { code, errors } = await run(args);
      expect([args, code]).toEqual([args, 1]);
      expect(errors).toMatch(sentence);
      expect(errors).not.toContain('secret');
      expect(errors.trim().split('\n')).toHaveLength(1);
    }
    taken.close();
  });
});
