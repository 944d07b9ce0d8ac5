import * as z from 'zod';
import { ClassDetail, ClassPage, OrgList, PeoplePage } from '../../../shared/contract/people.ts';
import { PageCursor, PageSize, QueryText } from '../../../shared/contract/query.ts';
import { Grade, User, UserRole } from '../../../shared/contract/rows.ts';
import type { Endpoint } from '../endpoint.ts';

const page = { cursor: PageCursor.optional(), limit: PageSize };
/** The beginnings of words of a name, in any order. */
const q = QueryText.optional();

/** The roster, read list by list. */
export const peopleEndpoints = {
  listOrgs: {
    method: 'GET',
    path: '/v1/orgs',
    id: 'listOrgs',
    summary: 'The orgs in sight, by name.',
    signedIn: true,
    answer: { kind: 'json', schema: OrgList },
    problems: [],
  },
  listPeople: {
    method: 'GET',
    path: '/v1/people',
    id: 'listPeople',
    summary: 'The people in sight, by family name, given name and id. `q`: beginnings of words of the name.',
    signedIn: true,
    query: z.strictObject({
      orgId: QueryText.optional(),
      classId: QueryText.optional(),
      role: UserRole.optional(),
      grade: Grade.optional(),
      status: User.shape.status.optional(),
      q,
      ...page,
    }),
    answer: { kind: 'json', schema: PeoplePage },
    problems: ['notFound', 'cursorTooOld', 'deviceOfAnotherAccount'],
  },
  getPerson: {
    method: 'GET',
    path: '/v1/people/{userId}',
    id: 'getPerson',
    summary: 'One person in sight.',
    signedIn: true,
    params: z.strictObject({ userId: QueryText }),
    answer: { kind: 'json', schema: User },
    problems: ['notFound', 'deviceOfAnotherAccount'],
  },
  listClasses: {
    method: 'GET',
    path: '/v1/classes',
    id: 'listClasses',
    summary: 'The classes in sight, by title and id. `q`: beginnings of words of the title.',
    signedIn: true,
    query: z.strictObject({ orgId: QueryText.optional(), q, ...page }),
    answer: { kind: 'json', schema: ClassPage },
    problems: ['notFound', 'cursorTooOld', 'deviceOfAnotherAccount'],
  },
  getClass: {
    method: 'GET',
    path: '/v1/classes/{classId}',
    id: 'getClass',
    summary: 'One class in sight, and who is in it.',
    signedIn: true,
    params: z.strictObject({ classId: QueryText }),
    answer: { kind: 'json', schema: ClassDetail },
    problems: ['notFound', 'deviceOfAnotherAccount'],
  },
} as const satisfies Record<string, Endpoint>;
