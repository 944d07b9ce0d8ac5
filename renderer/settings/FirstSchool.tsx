import { useId, type ReactNode } from 'react';
import type { Boot } from '../../shared/contract/ipcMain.ts';
import { useSay } from '../app/text.tsx';
import { setPreferences } from '../state/boot.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';

/** No id of a school: those are never empty. */
const ALL = '';

/** The school that the app shows when it is opened. People with one school have nothing to choose. */
export function FirstSchool({ boot }: Readonly<{ boot: Boot }>): ReactNode {
  const say = useSay();
  const id = useId();
  const { store, bridge } = useAppContext();
  const { value: session } = useQuery('session.get', {});
  const { value: orgs } = useQuery('orgs.list', {});
  const schools = orgs?.filter(({ type }) => type !== 'district') ?? [];
  if (session?.state !== 'signedIn' || schools.length < 2) return null;
  const account = session.account.id;
  const { firstSchools } = boot.preferences;
  const choose = (value: string): void => {
    const chosen = schools.find((school) => school.id === value);
    const { [account]: _before, ...others } = firstSchools;
    void setPreferences(store, bridge, {
      firstSchools: chosen === undefined ? others : { ...others, [account]: chosen.id },
    });
  };
  return (
    <div className="settings-line">
      <div className="settings-label">
        <label htmlFor={id}>{say('settings.firstSchool')}</label>
        <p className="small">{say('settings.firstSchool.hint')}</p>
      </div>
      <div className="settings-value">
        <select
          id={id}
          className="settings-select"
          value={firstSchools[account] ?? ALL}
          onChange={(event) => choose(event.target.value)}
        >
          <option value={ALL}>{say('school.all')}</option>
          {schools.map((school) => (
            <option key={school.id} value={school.id}>
              {school.name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
