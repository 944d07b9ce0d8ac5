import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { docsPage } from './docs/docsPage.ts';
import { STYLE } from './docs/style.ts';
import { docsEndpoints as endpoints } from './endpoints/docsEndpoints.ts';
import { handle, type FindCaller } from './handle.ts';
import { openApiDocument, openApiText } from './openApiDocument.ts';

/** The page has no script and loads nothing; its one style is known by its hash. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The contract as a document and as a page. */
export function serveDocs(app: FastifyInstance, findCaller: FindCaller): void {
  handle(app, findCaller, endpoints.getDocument, async () => openApiText());
  handle(app, findCaller, endpoints.getDocs, async ({ reply }) => {
    reply.header('content-security-policy', POLICY).header('referrer-policy', 'no-referrer');
    return docsPage(openApiDocument());
  });
}
