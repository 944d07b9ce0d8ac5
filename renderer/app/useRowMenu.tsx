import { useCallback, useState, type ReactNode } from 'react';
import type { MenuPlace } from '../components/menuPlace.ts';
import type { Subject } from './commands/rowCommands.ts';
import { loadable } from './loadable.tsx';

const RowMenu = loadable(async () => (await import('./RowMenu.tsx')).RowMenu);

/** One menu for all rows of a list: what opens it, and the menu itself. */
export function useRowMenu(): Readonly<{ open: (subject: Subject, place: MenuPlace) => void; menu: ReactNode }> {
  const [shown, setShown] = useState<Readonly<{ subject: Subject; place: MenuPlace }> | null>(null);
  const open = useCallback((subject: Subject, place: MenuPlace) => setShown({ subject, place }), []);
  return {
    open,
    menu: shown !== null && <RowMenu {...shown} onClose={() => setShown(null)} />,
  };
}
