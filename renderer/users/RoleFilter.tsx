import { ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { EducatorRole } from '../../shared/contract/view.ts';
import { useSay } from '../app/text.tsx';
import '../components/Choice.css';

const roles = ['teacher', 'aide', 'proctor', 'administrator'] as const satisfies readonly EducatorRole[];
const ALL = '';

type RoleFilterProps = Readonly<{ role: EducatorRole | null; onChange: (role: EducatorRole | null) => void }>;

/** Which educators are shown. */
export function RoleFilter({ role, onChange }: RoleFilterProps): ReactNode {
  const say = useSay();
  const id = useId();
  return (
    <span className="choice">
      <label htmlFor={id} className="visually-hidden">
        {say('users.role')}
      </label>
      <select
        id={id}
        value={role ?? ALL}
        onChange={(event) => onChange(roles.find((one) => one === event.target.value) ?? null)}
      >
        <option value={ALL}>{say('users.role.all')}</option>
        {roles.map((one) => (
          <option key={one} value={one}>
            {say(`users.role.${one}`)}
          </option>
        ))}
      </select>
      <ChevronDown className="icon" aria-hidden="true" />
    </span>
  );
}
