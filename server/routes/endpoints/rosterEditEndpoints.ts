import * as z from 'zod';
import type { ProblemCode } from '../../../shared/contract/problem.ts';
import { QueryText } from '../../../shared/contract/query.ts';
import {
  CreateClass,
  CreateEnrollment,
  CreatePerson,
  EditClass,
  EditEnrollment,
  EditPerson,
  NewId,
  Removal,
} from '../../../shared/contract/rosterEdit.ts';
import { Class, Enrollment, User } from '../../../shared/contract/rows.ts';
import type { Endpoint } from '../endpoint.ts';

const problems = [
  'forbidden',
  'deviceOfAnotherAccount',
  'notFound',
  'rosterManaged',
  'otherBytesForSameId',
] as const satisfies readonly ProblemCode[];

/**
 * The roster of manual accounts, edited. The same `editId` again has the same answer; an edit whose author saw another
 * row (`seen`) is handed back with the row as it is.
 */
export const rosterEditEndpoints = {
  createPerson: {
    method: 'PUT',
    path: '/v1/people/{userId}',
    id: 'createPerson',
    summary: 'Adds a person under an id that the client made.',
    signedIn: true,
    params: z.strictObject({ userId: NewId }),
    body: CreatePerson,
    answer: { kind: 'json', schema: User },
    problems,
  },
  editPerson: {
    method: 'PATCH',
    path: '/v1/people/{userId}',
    id: 'editPerson',
    summary: 'Alters a person, moves them to other schools, says that they left or are back.',
    signedIn: true,
    params: z.strictObject({ userId: QueryText }),
    body: EditPerson,
    answer: { kind: 'json', schema: User },
    problems: [...problems, 'changedElsewhere'],
  },
  createClass: {
    method: 'PUT',
    path: '/v1/classes/{classId}',
    id: 'createClass',
    summary: 'Adds a class under an id that the client made.',
    signedIn: true,
    params: z.strictObject({ classId: NewId }),
    body: CreateClass,
    answer: { kind: 'json', schema: Class },
    problems,
  },
  editClass: {
    method: 'PATCH',
    path: '/v1/classes/{classId}',
    id: 'editClass',
    summary: 'Alters a class, or moves it with everyone in it to another school.',
    signedIn: true,
    params: z.strictObject({ classId: QueryText }),
    body: EditClass,
    answer: { kind: 'json', schema: Class },
    problems: [...problems, 'changedElsewhere'],
  },
  removeClass: {
    method: 'DELETE',
    path: '/v1/classes/{classId}',
    id: 'removeClass',
    summary: 'Removes a class and everyone from it.',
    signedIn: true,
    params: z.strictObject({ classId: QueryText }),
    query: Removal,
    answer: { kind: 'nothing' },
    problems: [...problems, 'changedElsewhere'],
  },
  createEnrollment: {
    method: 'PUT',
    path: '/v1/enrollments/{enrollmentId}',
    id: 'createEnrollment',
    summary: 'Puts a person into a class, under an id that the client made.',
    signedIn: true,
    params: z.strictObject({ enrollmentId: NewId }),
    body: CreateEnrollment,
    answer: { kind: 'json', schema: Enrollment },
    problems: [...problems, 'changedElsewhere', 'inactiveUser'],
  },
  editEnrollment: {
    method: 'PATCH',
    path: '/v1/enrollments/{enrollmentId}',
    id: 'editEnrollment',
    summary: 'Alters what a person is in a class, or moves them to another class.',
    signedIn: true,
    params: z.strictObject({ enrollmentId: QueryText }),
    body: EditEnrollment,
    answer: { kind: 'json', schema: Enrollment },
    problems: [...problems, 'changedElsewhere'],
  },
  removeEnrollment: {
    method: 'DELETE',
    path: '/v1/enrollments/{enrollmentId}',
    id: 'removeEnrollment',
    summary: 'Takes a person out of a class.',
    signedIn: true,
    params: z.strictObject({ enrollmentId: QueryText }),
    query: Removal,
    answer: { kind: 'nothing' },
    problems: [...problems, 'changedElsewhere'],
  },
} as const satisfies Record<string, Endpoint>;
