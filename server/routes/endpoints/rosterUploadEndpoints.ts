import * as z from 'zod';
import type { ProblemCode } from '../../../shared/contract/problem.ts';
import { EditId } from '../../../shared/contract/rosterEdit.ts';
import {
  LARGEST_UPLOAD,
  RosterUploadDone,
  RosterUploadPreview,
  UploadMark,
} from '../../../shared/contract/rosterUpload.ts';
import type { Endpoint } from '../endpoint.ts';

const problems = [
  'forbidden',
  'deviceOfAnotherAccount',
  'rosterManaged',
  'uploadNotRead',
  'uploadOfOtherSchools',
] as const satisfies readonly ProblemCode[];

const zip = { mediaType: 'application/zip', largest: LARGEST_UPLOAD } as const;

/** Rosters that are kept by hand, uploaded as OneRoster files. */
export const rosterUploadEndpoints = {
  previewRosterUpload: {
    method: 'POST',
    path: '/v1/roster-uploads/preview',
    id: 'previewRosterUpload',
    summary: 'What an upload would do to the schools it names, which alters nothing. District administrators only.',
    signedIn: true,
    file: zip,
    answer: { kind: 'json', schema: RosterUploadPreview },
    problems,
  },
  importRosterUpload: {
    method: 'PUT',
    path: '/v1/roster-uploads/{editId}',
    id: 'importRosterUpload',
    summary:
      'Imports an upload that was previewed, if it would still do the same. The same id again gets the same answer. ' +
      'District administrators only.',
    signedIn: true,
    params: z.strictObject({ editId: EditId }),
    query: z.strictObject({ mark: UploadMark }),
    file: zip,
    answer: { kind: 'json', schema: RosterUploadDone },
    problems: [...problems, 'previewAgain', 'otherBytesForSameId'],
  },
} as const satisfies Record<string, Endpoint>;
