import { useState } from 'react';
import type { MainParamsOf } from '../../shared/contract/ipcMain.ts';
import { chooseProtection } from '../state/boot.ts';
import { useAppContext } from '../state/useApp.ts';

type Refusal = 'wrongPassphrase' | 'cannotWrite';

type ProtectionChoice = Readonly<{
  isBusy: boolean;
  refusal: Refusal | null;
  choose: (choice: MainParamsOf<'protection.choose'>) => Promise<void>;
}>;

/** Makes a choice, one at a time; making a key from a passphrase takes a moment. */
export function useProtectionChoice(): ProtectionChoice {
  const { store, bridge } = useAppContext();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return {
    isBusy,
    refusal,
    choose: async (choice) => {
      if (isBusy) return;
      setBusy(true);
      setRefusal(null);
      setRefusal(await chooseProtection(store, bridge, choice));
      setBusy(false);
    },
  };
}
