import * as z from 'zod';

/** Why a change may not happen, in the order in which the rules ask (LICENSING: May it happen?). */
export const ReasonCode = z.enum([
  'outOfScope',
  'unknownUser',
  'inactiveUser',
  'unknownProduct',
  'wrongAudience',
  'rosterManaged',
  'gradeNotEligible',
  'alreadyAssigned',
  'notAssigned',
  'changedElsewhere',
  'termEnded',
  'termNotStarted',
  'noLicenseAvailable',
]);
export type ReasonCode = z.infer<typeof ReasonCode>;

/** What can be wrong with a whole request. */
export const RequestProblemCode = z.enum([
  'invalidRequest',
  'unauthorized',
  'wrongCredentials',
  'sessionEnded',
  'wrongPassword',
  'weakPassword',
  'emailTaken',
  'invitationInvalid',
  'forbidden',
  'deviceOfAnotherAccount',
  'notFound',
  'methodNotAllowed',
  'requestTimeout',
  'tooLarge',
  'tooManyRequests',
  'epochChanged',
  'cursorTooOld',
  'pushInProgress',
  'rosterKeptByHand',
  'notHeld',
  'uploadNotRead',
  'uploadOfOtherSchools',
  'previewAgain',
  'clientTooOld',
  'unsupportedMediaType',
  'internal',
  'unavailable',
]);
export type RequestProblemCode = z.infer<typeof RequestProblemCode>;

/** What can be wrong with one pushed item besides the license rules: defects of the client, kept loud. */
export const DefectCode = z.enum(['otherBytesForSameId', 'seqOwnedByAnotherChange']);
export type DefectCode = z.infer<typeof DefectCode>;

export type ProblemCode = ReasonCode | RequestProblemCode | DefectCode;

const PROBLEM_PREFIX = 'urn:seatwise:problem:';

/** RFC 9457 problem details. `type` is stable and ends in the code; `title` is for developers, never shown to staff. */
export const Problem = z.object({
  // As a pattern: `startsWith` would stand in the OpenAPI document as a format that nobody knows.
  type: z.string().regex(new RegExp(`^${PROBLEM_PREFIX}`)),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** With `changedElsewhere` about a row of the roster: the row as it is now. */
  current: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = Readonly<z.infer<typeof Problem>>;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** The `type` of a problem. */
export function problemType(code: ProblemCode): string {
  return PROBLEM_PREFIX + code;
}

/** The code of a problem, or null when the type is none of ours. */
export function problemCode(problem: Problem): ProblemCode | null {
  const code = problem.type.slice(PROBLEM_PREFIX.length);
  for (const codes of [ReasonCode, RequestProblemCode, DefectCode]) {
    const parsed = codes.safeParse(code);
    if (parsed.success) return parsed.data;
  }
  return null;
}
