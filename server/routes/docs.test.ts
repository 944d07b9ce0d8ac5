import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { sendRequest, type Answer } from '../testing/rawRequest.ts';
import { openTestDatabase } from '../testing/testDatabase.ts';
import { docsPage } from './docs/docsPage.ts';
import { allEndpoints } from './endpoints/allEndpoints.ts';

describe('the contract, shown by the server', () => {
  let database: Database;
  let server: RunningServer;
  let page: Answer;

  beforeAll(async () => {
    database = await openTestDatabase('embedded');
    server = await startServer({ database, port: 0 });
    page = await sendRequest(server.url, { method: 'GET', path: '/docs' });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });

  it('is the committed document', async () => {
    const answer = await sendRequest(server.url, { method: 'GET', path: '/v1/openapi.json' });
    expect([answer.status, answer.type]).toEqual([200, 'application/json; charset=utf-8']);
    expect(answer.text).toBe(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
  });

  it('is a page with every operation, and every link in it leads somewhere', () => {
    expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
    for (const { id, path } of allEndpoints) {
      expect(page.text).toContain(`<article id="${id}">`);
      expect(page.text).toContain(`<code>${path}</code>`);
    }
    const ids = new Set([...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...page.text.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(allEndpoints.length);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  });

  it('loads nothing from anywhere, runs nothing, and its policy allows its own style only', () => {
    expect(page.text).not.toMatch(/<(script|link|img|iframe|base|form)\b|\bon\w+=|\bsrc=|@import|url\(|https?:\/\//i);
    const style = /<style>([^<]*)<\/style>/.exec(page.text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).not.toContain('unsafe');
  });

  it('writes no text of the document as if it were HTML', () => {
    const evil = '<img src=x onerror="alert(1)">&';
    const schema = { type: 'object', properties: { [evil]: { type: 'string', const: evil } } };
    const text = docsPage({
      info: { title: evil, description: evil },
      paths: {
        [`/v1/${evil}`]: {
          get: {
            operationId: evil,
            summary: evil,
            parameters: [{ name: evil, in: 'query', required: false, description: evil, schema }],
            responses: { 200: { description: evil, content: { [evil]: { schema } } }, 400: { description: evil } },
          },
        },
      },
      components: { schemas: { [evil]: schema } },
    });
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;');
  });
});
