import { lazy, Suspense, type ReactNode } from 'react';
import { Dashboard } from '../dashboard/Dashboard.tsx';
import { selectVisit } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

const loadClasses = async () => ({ default: (await import('../classes/Classes.tsx')).Classes });
const loadClass = async () => ({ default: (await import('../classes/ClassScreen.tsx')).ClassScreen });
const loadClassSteps = async () => ({ default: (await import('../class-steps/ClassSteps.tsx')).ClassSteps });
const loadUsers = async () => ({ default: (await import('../users/Users.tsx')).Users });
const loadBoard = async () => ({ default: (await import('../board/Board.tsx')).Board });
const loadActivity = async () => ({ default: (await import('../activity/Activity.tsx')).Activity });
const loadHelp = async () => ({ default: (await import('../help/HelpScreens.tsx')).HelpScreens });
const loadSettings = async () => ({ default: (await import('../settings/Settings.tsx')).Settings });

const Classes = lazy(loadClasses);
const ClassScreen = lazy(loadClass);
const ClassSteps = lazy(loadClassSteps);
const Users = lazy(loadUsers);
const Board = lazy(loadBoard);
const Activity = lazy(loadActivity);
const HelpScreens = lazy(loadHelp);
const Settings = lazy(loadSettings);

/** A browser calls itself idle while it waits for the first answers; loading then would put off what they show. */
const PRELOAD_AFTER_MS = 1000;

/** The screen the person is on. */
export function Screen(): ReactNode {
  const visit = useApp(selectVisit);
  return (
    <ErrorBoundary key={visit.id}>
      <Suspense fallback={null}>
        <Current />
      </Suspense>
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
    loadClasses,
    loadClass,
    async () => import('../components/AnchoredMenu.tsx'),
    async () => import('./Dialogs.tsx'),
    async () => import('../palette/Palette.tsx'),
    async () => import('../manage-products/ManageProducts.tsx'),
    loadClassSteps,
    loadUsers,
    loadActivity,
    loadHelp,
    loadSettings,
    loadBoard,
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
