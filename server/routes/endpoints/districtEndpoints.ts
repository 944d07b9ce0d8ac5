import { District, EditDistrict } from '../../../shared/contract/district.ts';
import type { Endpoint } from '../endpoint.ts';

/** The district and what it sets for itself. */
export const districtEndpoints = {
  getDistrict: {
    method: 'GET',
    path: '/v1/district',
    id: 'getDistrict',
    summary: "The caller's district, and the time zone by which its days, terms and nightly syncs go.",
    signedIn: true,
    answer: { kind: 'json', schema: District },
    problems: [],
  },
  editDistrict: {
    method: 'PATCH',
    path: '/v1/district',
    id: 'editDistrict',
    summary: 'Sets the time zone (a name of the IANA database). District administrators only.',
    signedIn: true,
    body: EditDistrict,
    answer: { kind: 'json', schema: District },
    problems: ['forbidden'],
  },
} as const satisfies Record<string, Endpoint>;
