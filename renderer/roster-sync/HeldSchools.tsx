import type { ReactNode } from 'react';
import type { SchoolCounts } from '../../shared/contract/rosterSync.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import './HeldSchools.css';

const columns = ['people', 'leaving', 'added', 'changed', 'licensesOfLeavers'] as const;

type HeldSchoolsProps = Readonly<{
  schools: readonly (SchoolCounts & Readonly<{ name?: string }>)[];
  /** It was done: how many people there were before says nothing any more. */
  isDone?: boolean;
}>;

/** What a held sync or an upload would do, or did, school by school; those that most leave come first. */
export function HeldSchools({ schools, isDone = false }: HeldSchoolsProps): ReactNode {
  const say = useSay();
  const { value: orgs } = useQuery('orgs.list', {});
  const shown = isDone ? columns.filter((column) => column !== 'people') : columns;
  const sorted = [...schools].sort((a, b) => b.leaving - a.leaving);
  return (
    // The rows are only read; the keyboard scrolls them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="held-schools" aria-label={say('held.schools')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('held.column.school')}</th>
            {shown.map((column) => (
              <th key={column} scope="col">
                {say(isDone && column === 'leaving' ? 'held.column.left' : `held.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((school) => (
            <tr key={school.orgId}>
              <th scope="row">
                <bdi>
                  {orgs?.find(({ id }) => id === school.orgId)?.name ?? school.name ?? say('held.unknownSchool')}
                </bdi>
              </th>
              {shown.map((column) => (
                <td key={column} className={column === 'leaving' && school.leaving > 0 ? 'held-leaving' : undefined}>
                  {school[column].toLocaleString('en-US')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
