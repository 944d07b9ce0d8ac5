import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startNetworkProxy, type NetworkProxy } from './networkProxy.ts';

describe('the network between app and server', () => {
  let heard: string[];
  let server: http.Server;
  let proxy: NetworkProxy;

  beforeEach(async () => {
    heard = [];
    server = http.createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      request.resume().once('end', () => response.end('answer'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    proxy = await startNetworkProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterEach(async () => {
    await proxy.stop();
    await new Promise((resolve) => server.close(resolve));
  });

  it('passes requests and answers through', async () => {
    const answer = await fetch(`${proxy.url}/v1/server?x=1`);
    expect(await answer.text()).toBe('answer');
    expect(heard).toEqual(['GET /v1/server?x=1']);
  });

  it('lets nothing through while down, and everything again after', async () => {
    proxy.set({ kind: 'down' });
    await expect(fetch(`${proxy.url}/v1/push`, { method: 'POST', body: '{}' })).rejects.toThrow('fetch failed');
    expect(heard).toEqual([]);
    proxy.set({ kind: 'pass' });
    expect((await fetch(`${proxy.url}/v1/push`, { method: 'POST', body: '{}' })).status).toBe(200);
  });

  it('loses the answer of a request that the server has carried out', async () => {
    proxy.set({ kind: 'cutAnswer', path: '/v1/push' });
    await expect(fetch(`${proxy.url}/v1/push`, { method: 'POST', body: '{}' })).rejects.toThrow('fetch failed');
    expect(heard).toEqual(['POST /v1/push']);
    expect(proxy.cut).toEqual(['POST /v1/push']);
    expect((await fetch(`${proxy.url}/v1/changes`)).status).toBe(200);
  });

  it('can take the cable out with the lost answer, so that nothing else gets through', async () => {
    proxy.set({ kind: 'cutAnswer', path: '/v1/push', thenDown: true });
    await expect(fetch(`${proxy.url}/v1/push`, { method: 'POST', body: '{}' })).rejects.toThrow('fetch failed');
    await expect(fetch(`${proxy.url}/v1/ops`)).rejects.toThrow('fetch failed');
    expect(heard).toEqual(['POST /v1/push']);
  });

  it('answers as a guest network does', async () => {
    proxy.set({ kind: 'captivePortal' });
    const answer = await fetch(`${proxy.url}/v1/push`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Guest network');
    expect(heard).toEqual([]);
  });
});
