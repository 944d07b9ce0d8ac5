import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allEndpoints } from './endpoints/allEndpoints.ts';
import { openApiDocument, openApiText } from './openApiDocument.ts';

describe('the OpenAPI document', () => {
  it('is the one that is committed (else write it anew with server/openapi.ts)', () => {
    expect(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')).toBe(openApiText());
  });

  it('names every operation once and refers only to schemas that it holds', () => {
    const text = openApiText();
    for (const { id, path } of allEndpoints) {
      expect(text).toContain(`"operationId": "${id}"`);
      expect(text).toContain(`"${path}"`);
    }
    const { components } = openApiDocument() as { components: { schemas: Record<string, unknown> } };
    const references = [...text.matchAll(/"\$ref": "#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(references.length).toBeGreaterThan(10);
    for (const name of references) expect(Object.keys(components.schemas)).toContain(name);
    expect(text).not.toMatch(/"\$ref": "(?!#\/components\/schemas\/)/);
  });
});
