import type { ReactNode } from 'react';
import { Dashboard } from '../dashboard/Dashboard.tsx';
import { selectVisit } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { loadable } from './loadable.tsx';

const Classes = loadable(async () => (await import('../classes/Classes.tsx')).Classes);
const ClassScreen = loadable(async () => (await import('../classes/ClassScreen.tsx')).ClassScreen);
const ClassSteps = loadable(async () => (await import('../class-steps/ClassSteps.tsx')).ClassSteps);
const Users = loadable(async () => (await import('../users/Users.tsx')).Users);
const Board = loadable(async () => (await import('../board/Board.tsx')).Board);
const Activity = loadable(async () => (await import('../activity/Activity.tsx')).Activity);
const HelpScreens = loadable(async () => (await import('../help/HelpScreens.tsx')).HelpScreens);
const Settings = loadable(async () => (await import('../settings/Settings.tsx')).Settings);

/** A browser calls itself idle while it waits for the first answers; loading then would put off what they show. */
const PRELOAD_AFTER_MS = 1000;

/** The screen the person is on. */
export function Screen(): ReactNode {
  const visit = useApp(selectVisit);
  return (
    <ErrorBoundary key={visit.id}>
      <Current />
    </ErrorBoundary>
  );
}

function Current(): ReactNode {
  const { route } = useApp(selectVisit);
  switch (route.screen) {
    case 'dashboard':
      return <Dashboard />;
    case 'classes':
    case 'students':
      return <Classes tab={route.screen} />;
    case 'class':
      return <ClassScreen classId={route.classId} />;
    case 'classSteps':
      return <ClassSteps classId={route.classId} />;
    case 'users':
      return <Users />;
    case 'board':
      return <Board />;
    case 'activity':
      return <Activity changeId={route.changeId} />;
    case 'help':
    case 'guide':
      return <HelpScreens route={route} />;
    case 'settings':
      return <Settings />;
  }
}

/** Fetches what the person may go to next: after the first screen is there, and one piece at a time between other work. */
export function preloadScreens(): () => void {
  const pieces: (() => Promise<unknown>)[] = [
    Classes.preload,
    ClassScreen.preload,
    async () => import('../components/AnchoredMenu.tsx'),
    async () => import('./Dialogs.tsx'),
    async () => import('../palette/Palette.tsx'),
    async () => import('../manage-products/ManageProducts.tsx'),
    ClassSteps.preload,
    Users.preload,
    Activity.preload,
    HelpScreens.preload,
    Settings.preload,
    Board.preload,
  ];
  let whenIdle = 0;
  const next = (): void => {
    const piece = pieces.shift();
    if (piece) void piece().then(soon, soon);
  };
  const soon = (): void => {
    whenIdle = requestIdleCallback(next);
  };
  const later = setTimeout(soon, PRELOAD_AFTER_MS);
  return () => {
    clearTimeout(later);
    cancelIdleCallback(whenIdle);
  };
}
