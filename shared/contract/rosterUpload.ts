import * as z from 'zod';
import { OrgId } from './ids.ts';
import { RosterCounts, RosterReport, SchoolCounts } from './rosterSync.ts';

/** A zip of OneRoster files, in bytes: with what it unpacks to (`UPLOAD_UNPACKED`), no more than a server reads in passing. */
export const LARGEST_UPLOAD = 16_000_000;
export const UPLOAD_UNPACKED = 120_000_000;

/** Made by the server of the file and of all it would do. An import that would do anything else is refused. */
export const UploadMark = z.string().regex(/^[\w-]{43}$/);
export type UploadMark = z.infer<typeof UploadMark>;

/** What an upload does to one school's people; a school that is new is not on any list yet, so it is named. */
const UploadedSchool = SchoolCounts.extend({ name: z.string() });

const effect = {
  counts: RosterCounts,
  /** Those it alters anything about. */
  schools: z.array(UploadedSchool),
  report: RosterReport,
};

/** `POST /v1/roster-uploads/preview` */
export const RosterUploadPreview = z.strictObject({
  mark: UploadMark,
  ...effect,
  /** Schools that would lose more of their people than the district lets a sync take unseen. */
  massChange: z.array(OrgId),
});
export type RosterUploadPreview = Readonly<z.infer<typeof RosterUploadPreview>>;

/** `PUT /v1/roster-uploads/{editId}` */
export const RosterUploadDone = z.strictObject(effect);
export type RosterUploadDone = Readonly<z.infer<typeof RosterUploadDone>>;

/** The zip as it crosses from the window to the service. */
export const UploadFile = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.length > 0 && bytes.length <= LARGEST_UPLOAD);

/** Why an upload was not previewed or not imported. `busy`: the server has something else to do for the district now. */
export const UploadRefusal = z.enum([
  'forbidden',
  'rosterManaged',
  'uploadNotRead',
  'uploadOfOtherSchools',
  'tooLarge',
  'previewAgain',
  'busy',
  'unreachable',
]);
export type UploadRefusal = z.infer<typeof UploadRefusal>;

const refused = z.strictObject({ kind: z.literal('refused'), why: UploadRefusal });

/** What came of asking for a preview, and of an import. */
export const UploadPreviewed = z.union([
  z.strictObject({ kind: z.literal('told'), told: RosterUploadPreview }),
  refused,
]);
export type UploadPreviewed = Readonly<z.infer<typeof UploadPreviewed>>;
export const UploadImported = z.union([z.strictObject({ kind: z.literal('told'), told: RosterUploadDone }), refused]);
export type UploadImported = Readonly<z.infer<typeof UploadImported>>;
