import { LayoutGrid, List } from 'lucide-react';
import type { ReactNode } from 'react';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { useShownOrg } from '../components/useShownOrg.ts';
import { UploadButton } from '../import/UploadButton.tsx';
import { AddPersonButton } from '../people/AddPersonButton.tsx';
import { ManagedNote } from '../roster-sync/ManagedNote.tsx';
import { selectIsTeacher } from '../state/account.ts';
import { selectEducatorView, showEducators } from '../state/showEducators.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { rosterSyncEn } from '../app/messages/rosterSyncEn.ts';
import { usersEn } from '../app/messages/usersEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { Educators } from './Educators.tsx';
import { useManagedSchool } from './useManagedSchool.ts';
import '../components/FailureNote.css';
import '../components/Segments.css';
import './Users.css';

const layouts = [
  { layout: 'tiles', icon: LayoutGrid },
  { layout: 'list', icon: List },
] as const;

const messages = { ...usersEn, ...rosterSyncEn };

/** User Management: educators, what they hold, and where that is managed. */
export function Users(): ReactNode {
  return (
    <ScreenText messages={messages}>
      <UsersScreen />
    </ScreenText>
  );
}

function UsersScreen(): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const org = useShownOrg();
  const view = useApp(selectEducatorView);
  const managed = useManagedSchool();
  const isTeacher = useApp(selectIsTeacher);
  return (
    <div className="screen users">
      <div className="screen-head">
        <div>
          <ScreenTitle>{say('users.title')}</ScreenTitle>
          <p className="small">{org === null ? '\u00a0' : <bdi>{org.name}</bdi>}</p>
        </div>
        <div className="screen-tools">
          <UploadButton />
          <AddPersonButton of="educator" />
          <fieldset className="segments">
            <legend className="visually-hidden">{say('users.layout')}</legend>
            {layouts.map(({ layout, icon: Icon }) => (
              <button
                key={layout}
                type="button"
                aria-pressed={view.layout === layout}
                onClick={() => showEducators(store, { layout })}
              >
                <Icon className="icon" aria-hidden="true" />
                {say(`users.layout.${layout}`)}
              </button>
            ))}
          </fieldset>
        </div>
      </div>
      {isTeacher && <p className="note calm">{say('users.teacher')}</p>}
      {managed !== null && !isTeacher && <ManagedNote {...managed} about="educators" />}
      <Educators view={view} />
    </div>
  );
}
