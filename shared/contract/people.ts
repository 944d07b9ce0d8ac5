import * as z from 'zod';
import { Class, Enrollment, Org, User } from './rows.ts';

/** `GET /v1/orgs`: all in sight, those above the reader's own too. */
export const OrgList = z.strictObject({ orgs: z.array(Org) });
export type OrgList = Readonly<z.infer<typeof OrgList>>;

/** `GET /v1/people`: sorted by family name, given name, id; `next` continues. */
export const PeoplePage = z.strictObject({ people: z.array(User), next: z.string().nullable() });
export type PeoplePage = Readonly<z.infer<typeof PeoplePage>>;

/** `GET /v1/classes`: sorted by title and id; `next` continues. */
export const ClassPage = z.strictObject({ classes: z.array(Class), next: z.string().nullable() });
export type ClassPage = Readonly<z.infer<typeof ClassPage>>;

/** `GET /v1/classes/{classId}`: the class and who is in it. */
export const ClassDetail = z.strictObject({ class: Class, enrollments: z.array(Enrollment) });
export type ClassDetail = Readonly<z.infer<typeof ClassDetail>>;
