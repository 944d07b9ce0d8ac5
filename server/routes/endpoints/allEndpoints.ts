import type { Endpoint } from '../endpoint.ts';
import { accountEndpoints } from './accountEndpoints.ts';
import { accountsEndpoints } from './accountsEndpoints.ts';
import { auditEndpoints } from './auditEndpoints.ts';
import { districtEndpoints } from './districtEndpoints.ts';
import { docsEndpoints } from './docsEndpoints.ts';
import { licensingEndpoints } from './licensingEndpoints.ts';
import { peopleEndpoints } from './peopleEndpoints.ts';
import { productEndpoints } from './productEndpoints.ts';
import { rosterEndpoints } from './rosterEndpoints.ts';
import { rosterEditEndpoints } from './rosterEditEndpoints.ts';
import { rosterUploadEndpoints } from './rosterUploadEndpoints.ts';
import { sessionEndpoints } from './sessionEndpoints.ts';
import { waitingEndpoints } from './waitingEndpoints.ts';

/** Every operation of the API, in the order of the document. */
export const allEndpoints: readonly Endpoint[] = [
  sessionEndpoints,
  accountEndpoints,
  accountsEndpoints,
  licensingEndpoints,
  waitingEndpoints,
  productEndpoints,
  auditEndpoints,
  districtEndpoints,
  peopleEndpoints,
  rosterEndpoints,
  docsEndpoints,
  rosterEditEndpoints,
  rosterUploadEndpoints,
].flatMap((group) => Object.values<Endpoint>(group));
