import { GRADES } from '../../../shared/roster/grades.ts';
import type { ClassOrder, EducatorOrder, StudentOrder } from '../../../shared/contract/view.ts';

/** How people are ordered. */
export type PeopleOrder = StudentOrder | EducatorOrder;

export const BY_NAME = { by: 'name', descending: false } as const;
export const BY_TITLE = { by: 'title', descending: false } as const;

const RANK = GRADES.map((grade, rank) => `WHEN '${grade}' THEN ${rank}`).join(' ');

/** The place of a grade among all; whoever has none comes after them. */
export function gradeRank(column: string): string {
  return `CASE ${column} ${RANK} ELSE ${GRADES.length} END`;
}

/** What people (`u`) are ordered by. Equal ones stand by name, from A in either direction. */
export function peopleOrder({ by, descending }: PeopleOrder): string {
  const way = descending ? ' DESC' : '';
  const name = (direction: string): string => `u.sort_name${direction}, u.id${direction}`;
  switch (by) {
    case 'name':
      return name(way);
    case 'grade':
      return `${gradeRank('u.grade')}${way}, ${name('')}`;
    case 'role':
      return `u.role${way}, ${name('')}`;
    case 'school':
      return `(SELECT o.name FROM orgs o WHERE o.id = json_extract(u.org_ids, '$[0]'))${way}, ${name('')}`;
  }
}

/** What classes (`c`) are ordered by; equal ones by title. */
export function classOrder({ by, descending }: ClassOrder): string {
  const way = descending ? ' DESC' : '';
  const title = (direction: string): string => `c.sort_title${direction}, c.id${direction}`;
  switch (by) {
    case 'title':
      return title(way);
    case 'grade':
      // By the first of its grades.
      return `${gradeRank("json_extract(c.grades, '$[0]')")}${way}, ${title('')}`;
    case 'school':
      return `(SELECT o.name FROM orgs o WHERE o.id = c.org_id)${way}, ${title('')}`;
    case 'students':
      return `COALESCE((SELECT p.students FROM class_people p WHERE p.class_id = c.id), 0)${way}, ${title('')}`;
  }
}
