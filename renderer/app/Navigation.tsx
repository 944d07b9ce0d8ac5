import {
  CircleQuestionMark,
  Columns3,
  History,
  IdCard,
  LayoutDashboard,
  Settings,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { RouteLink } from '../components/RouteLink.tsx';
import { selectRoute } from '../state/navigation.ts';
import { sectionOf, type Route } from '../state/route.ts';
import { useApp } from '../state/useApp.ts';
import { SchoolPicker } from './SchoolPicker.tsx';
import { useSay } from './text.tsx';
import './Navigation.css';

type Section = ReturnType<typeof sectionOf>;

type Entry = Readonly<{
  section: Section;
  to: Route;
  icon: LucideIcon;
  /** It and what follows stand at the bottom, apart from the work itself. */
  setApart?: boolean;
}>;

const entries: readonly Entry[] = [
  { section: 'dashboard', to: { screen: 'dashboard' }, icon: LayoutDashboard },
  { section: 'classes', to: { screen: 'classes' }, icon: Users },
  { section: 'users', to: { screen: 'users' }, icon: IdCard },
  { section: 'board', to: { screen: 'board' }, icon: Columns3 },
  { section: 'activity', to: { screen: 'activity', changeId: null }, icon: History },
  { section: 'help', to: { screen: 'help', topic: null }, icon: CircleQuestionMark, setApart: true },
  { section: 'settings', to: { screen: 'settings' }, icon: Settings },
];

/** The left-hand navigation, with the school it is about. */
export function Navigation({ needsAttention }: Readonly<{ needsAttention: number }>): ReactNode {
  const say = useSay();
  const here = sectionOf(useApp(selectRoute));
  return (
    <nav className="navigation" aria-label={say('nav.label')}>
      <SchoolPicker />
      {entries.map(({ section, to, icon: Icon, setApart }) => (
        <RouteLink
          key={section}
          to={to}
          className={setApart ? 'nav-link set-apart' : 'nav-link'}
          aria-current={section === here ? 'page' : undefined}
        >
          <Icon className="icon" aria-hidden="true" />
          <span className="nav-text">{say(`nav.${section}`)}</span>
          {section === 'activity' && needsAttention > 0 && (
            <span className="badge">
              <span aria-hidden="true">{needsAttention}</span>
              <span className="visually-hidden">{say('nav.attention', { count: needsAttention })}</span>
            </span>
          )}
        </RouteLink>
      ))}
    </nav>
  );
}
