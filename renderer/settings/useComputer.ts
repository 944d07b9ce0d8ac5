import { useEffect, useState } from 'react';
import type { MainResultOf } from '../../shared/contract/ipcMain.ts';
import { useAppContext } from '../state/useApp.ts';

type Computer = MainResultOf<'computer.get'>;

/** Where the app keeps things on this computer; null until it is known. */
export function useComputer(): Computer | null {
  const { bridge } = useAppContext();
  const [computer, setComputer] = useState<Computer | null>(null);
  useEffect(() => {
    let isHere = true;
    // Without an answer the places stay empty, and everything else works.
    bridge.getComputer().then(
      (answer) => isHere && setComputer(answer),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [bridge]);
  return computer;
}
