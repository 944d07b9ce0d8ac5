import type { Endpoint } from '../endpoint.ts';

/** The contract, for people and for programs; open to anyone. */
export const docsEndpoints = {
  getDocument: {
    method: 'GET',
    path: '/v1/openapi.json',
    id: 'getDocument',
    summary: 'This document.',
    signedIn: false,
    anyContract: true,
    answer: { kind: 'file', mediaType: 'application/json', description: 'The OpenAPI document.' },
    problems: [],
  },
  getDocs: {
    method: 'GET',
    path: '/docs',
    id: 'getDocs',
    summary: 'This document as a page to read. It loads nothing from anywhere.',
    signedIn: false,
    anyContract: true,
    answer: { kind: 'file', mediaType: 'text/html', description: 'A page.' },
    problems: [],
  },
} as const satisfies Record<string, Endpoint>;
