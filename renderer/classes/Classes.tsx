import type { ReactNode } from 'react';
import { RouteLink } from '../components/RouteLink.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { useShownOrg } from '../components/useShownOrg.ts';
import { UploadButton } from '../import/UploadButton.tsx';
import { AddPersonButton } from '../people/AddPersonButton.tsx';
import { useSay } from '../app/text.tsx';
import { AllStudents } from './AllStudents.tsx';
import { ClassList } from './ClassList.tsx';
import '../components/Segments.css';
import './Classes.css';

const tabs = ['classes', 'students'] as const;

type ClassesProps = Readonly<{ tab: (typeof tabs)[number] }>;

/** My Classes & Students: the classes of a school, or all its students as one list. */
export function Classes({ tab }: ClassesProps): ReactNode {
  const say = useSay();
  const org = useShownOrg();
  return (
    <div className="screen classes">
      <div className="screen-head">
        <div>
          <ScreenTitle>{say('classes.title')}</ScreenTitle>
          <p className="small">{org === null ? '\u00a0' : <bdi>{org.name}</bdi>}</p>
        </div>
        <div className="screen-tools">
          <UploadButton />
          {tab === 'students' && <AddPersonButton of="student" />}
          <nav className="segments" aria-label={say('classes.tabs')}>
            {tabs.map((each) => (
              <RouteLink key={each} to={{ screen: each }} aria-current={each === tab ? 'page' : undefined}>
                {say(`classes.tab.${each}`)}
              </RouteLink>
            ))}
          </nav>
        </div>
      </div>
      {tab === 'classes' ? <ClassList /> : <AllStudents />}
    </div>
  );
}
