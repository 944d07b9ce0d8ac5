import {
  problemType,
  type DefectCode,
  type Problem,
  type ProblemCode,
  type ReasonCode,
  type RequestProblemCode,
} from '../shared/contract/problem.ts';

type Known = Readonly<{ status: number; title: string }>;

const requestProblems: Readonly<Record<RequestProblemCode, Known>> = {
  invalidRequest: { status: 400, title: 'The request does not keep the contract.' },
  unauthorized: { status: 401, title: 'A valid access token is needed.' },
  wrongCredentials: { status: 401, title: 'E-mail and password do not match an account.' },
  sessionEnded: { status: 401, title: 'The session has ended.' },
  weakPassword: { status: 400, title: 'The new password is too easy to guess.' },
  wrongPassword: { status: 403, title: 'The current password is another one.' },
  invitationInvalid: { status: 404, title: 'No open invitation has this code.' },
  emailTaken: { status: 409, title: 'The e-mail has an account.' },
  forbidden: { status: 403, title: 'The account may not do this.' },
  deviceOfAnotherAccount: { status: 403, title: 'The device belongs to another account.' },
  notFound: { status: 404, title: 'There is no such resource.' },
  methodNotAllowed: { status: 405, title: 'The resource does not know this method.' },
  requestTimeout: { status: 408, title: 'The request did not arrive in time.' },
  tooLarge: { status: 413, title: 'The request is too large.' },
  unsupportedMediaType: { status: 415, title: 'The media type is not supported.' },
  tooManyRequests: { status: 429, title: 'Too many requests.' },
  epochChanged: { status: 409, title: 'The server was restored from a backup: pull first.' },
  rosterKeptByHand: { status: 409, title: 'The roster is kept by hand: there is nothing to sync.' },
  notHeld: { status: 409, title: 'The sync does not wait for an approval.' },
  uploadNotRead: { status: 422, title: 'The file is no roster that can be read.' },
  uploadOfOtherSchools: { status: 409, title: 'The file names no school of this district.' },
  previewAgain: { status: 409, title: 'The import would not do what the preview said: preview again.' },
  pushInProgress: { status: 409, title: 'A push of this device is under way.' },
  cursorTooOld: { status: 410, title: 'The cursor is too old: take a snapshot.' },
  clientTooOld: { status: 426, title: 'The client must be updated.' },
  internal: { status: 500, title: 'The server failed.' },
  unavailable: { status: 503, title: 'The server cannot answer now.' },
};

const reasonProblems: Readonly<Record<ReasonCode, Known>> = {
  outOfScope: { status: 403, title: 'The account may not act for this person or pool.' },
  unknownUser: { status: 404, title: 'The person is not on the roster.' },
  inactiveUser: { status: 409, title: 'The person has left.' },
  unknownProduct: { status: 404, title: 'There is no such product.' },
  wrongAudience: { status: 409, title: 'The product is not for this kind of person.' },
  rosterManaged: { status: 409, title: 'The rostering platform manages this.' },
  gradeNotEligible: { status: 409, title: "The student's grade is outside the product's range." },
  alreadyAssigned: { status: 409, title: 'The person holds the product already.' },
  notAssigned: { status: 409, title: 'The person does not hold the product.' },
  changedElsewhere: { status: 409, title: 'What the author saw has changed since.' },
  termEnded: { status: 409, title: 'The term of every matching pool has ended.' },
  termNotStarted: { status: 409, title: 'The term of no matching pool has started.' },
  noLicenseAvailable: { status: 409, title: 'Every matching pool is empty.' },
};

const defectProblems: Readonly<Record<DefectCode, Known>> = {
  otherBytesForSameId: { status: 422, title: 'The id was used before with other content.' },
  seqOwnedByAnotherChange: { status: 422, title: 'The number was used before by another change.' },
};

const problems: Readonly<Record<ProblemCode, Known>> = { ...requestProblems, ...reasonProblems, ...defectProblems };

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with a whole request: thrown anywhere below a route, answered as problem details. */
export class RequestError extends Error {
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly current: Json | null;

  constructor(
    code: ProblemCode,
    detail?: string,
    headers: Readonly<Record<string, string>> = {},
    current: Json | null = null,
  ) {
    super(detail ?? '');
    this.code = code;
    this.headers = headers;
    this.current = current;
  }

  get problem(): Problem {
    return {
      type: problemType(this.code),
      title: problems[this.code].title,
      status: problems[this.code].status,
      ...(this.message ? { detail: this.message } : {}),
      ...(this.current ? { current: this.current } : {}),
    };
  }
}

/** Why one change was not applied. */
export function reasonProblem(code: ReasonCode): Problem {
  return { type: problemType(code), ...reasonProblems[code] };
}

/** How the device broke the protocol with one item. */
export function defectProblem(code: DefectCode): Problem {
  return { type: problemType(code), ...defectProblems[code] };
}

/** A passing fault with one change. */
export function failedProblem(): Problem {
  return { type: problemType('internal'), ...requestProblems.internal };
}
