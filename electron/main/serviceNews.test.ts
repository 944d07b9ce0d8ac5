import { describe, expect, it } from 'vitest';
import type { ControlToService, SecretName } from '../../shared/contract/ipcControl.ts';
import { createNewsHandler } from './serviceNews.ts';
import type { ServiceNews } from './serviceProcess.ts';

function createHandler(fails = false) {
  const secrets = new Map<SecretName, string>();
  const remembered: unknown[] = [];
  const counts: number[] = [];
  const parts: (number | null)[] = [];
  const lines: unknown[] = [];
  const vault = {
    get: async (name: SecretName) => {
      if (fails) throw new Error('no vault');
      return secrets.get(name) ?? null;
    },
    set: async (name: SecretName, value: string | null) => {
      if (value === null) secrets.delete(name);
      else secrets.set(name, value);
      return value;
    },
  };
  const handle = createNewsHandler({
    vault: Promise.resolve(vault),
    settings: { set: (values) => void remembered.push(values) },
    showCount: (count) => void counts.push(count),
    showProgress: (part) => void parts.push(part),
    log: (...line) => void lines.push(line),
  });
  const ask = (news: ServiceNews) => new Promise<ControlToService>((resolve) => handle(news, resolve));
  return { handle, ask, remembered, counts, parts, lines };
}

describe('what the service asks of main', () => {
  it('is a secret, kept, given and forgotten', async () => {
    const { ask } = createHandler();
    const name = 'dataKey:abc';
    expect(await ask({ type: 'secretGet', requestId: 1, name })).toEqual({ type: 'secret', requestId: 1, value: null });
    const kept = await ask({ type: 'secretSet', requestId: 2, name, value: 'k' });
    expect(kept).toEqual({ type: 'secret', requestId: 2, value: 'k' });
    expect(await ask({ type: 'secretGet', requestId: 3, name })).toEqual({ type: 'secret', requestId: 3, value: 'k' });
    await ask({ type: 'secretSet', requestId: 4, name, value: null });
    expect(await ask({ type: 'secretGet', requestId: 5, name })).toEqual({ type: 'secret', requestId: 5, value: null });
  });

  it('is answered even when the vault fails', async () => {
    const { ask } = createHandler(true);
    const answer = await ask({ type: 'secretGet', requestId: 1, name: 'dataKey:abc' });
    expect(answer).toEqual({ type: 'secret', requestId: 1, value: null });
  });

  it('is to remember the account, show a count, and log', () => {
    const { handle, remembered, counts, parts, lines } = createHandler();
    const never = (): void => {
      throw new Error('not asked');
    };
    handle({ type: 'remember', serverUrl: 'https://licenses.example.org', lastAccountKey: 'abc' }, never);
    handle({ type: 'counts', waiting: 3, needsAttention: 1, sent: 0.4 }, never);
    handle({ type: 'log', level: 'warn', event: 'sync.stalled', ids: { attempt: '3' } }, never);
    expect(remembered).toEqual([{ serverUrl: 'https://licenses.example.org', lastAccountKey: 'abc' }]);
    expect(counts).toEqual([1]);
    expect(parts).toEqual([0.4]);
    expect(lines).toEqual([['warn', 'sync.stalled', { attempt: '3' }]]);
  });
});
