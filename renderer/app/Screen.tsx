import { lazy, Suspense, type ReactNode } from 'react';
import { Dashboard } from '../dashboard/Dashboard.tsx';
import { selectVisit } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';

const loadClasses = async () => ({ default: (await import('../classes/Classes.tsx')).Classes });
const loadClass = async () => ({ default: (await import('../classes/ClassScreen.tsx')).ClassScreen });
const loadActivity = async () => ({ default: (await import('../activity/Activity.tsx')).Activity });

const Classes = lazy(loadClasses);
const ClassScreen = lazy(loadClass);
const Activity = lazy(loadActivity);

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
    case 'activity':
      return <Activity changeId={route.changeId} />;
  }
}

/** Fetches what the person may go to next, once nothing else is to be done. */
export function preloadScreens(): () => void {
  const whenIdle = requestIdleCallback(() => {
    for (const load of [loadClasses, loadClass, loadActivity]) void load();
    void import('../components/AnchoredMenu.tsx');
    void import('./Dialogs.tsx');
    void import('../manage-products/ManageProducts.tsx');
  });
  return () => cancelIdleCallback(whenIdle);
}
