import * as z from 'zod';
import { ClassId, OrgId } from './ids.ts';
import { EducatorOrder, EducatorRole, StudentOrder } from './view.ts';

/** The most people, or changes, that are saved in one go. */
export const MOST_AT_ONCE = 5000;

const text = z.string().max(200);

/** A list of people as a screen filters and sorts it. */
export const PeopleList = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('class'), classId: ClassId, text, order: StudentOrder.optional() }),
  z.strictObject({ list: z.literal('students'), orgId: OrgId.nullable(), text, order: StudentOrder.optional() }),
  z.strictObject({
    list: z.literal('educators'),
    orgId: OrgId.nullable(),
    role: EducatorRole.nullable(),
    text,
    order: EducatorOrder.optional(),
  }),
]);
export type PeopleList = Readonly<z.infer<typeof PeopleList>>;
