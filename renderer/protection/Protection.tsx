import type { ReactNode } from 'react';
import type { Protection as ProtectionState } from '../../shared/contract/ipcMain.ts';
import { ChooseProtection } from './ChooseProtection.tsx';
import { KeychainChanged } from './KeychainChanged.tsx';
import { Unlock } from './Unlock.tsx';
import '../app/gate.css';

type ProtectionProps = Readonly<{
  protection: Extract<ProtectionState, { state: 'choose' | 'locked' | 'keychainChanged' }>;
}>;

/** Settles how the key of the roster on this computer is guarded, before anything of it is opened. */
export function Protection({ protection }: ProtectionProps): ReactNode {
  switch (protection.state) {
    case 'choose':
      return <ChooseProtection />;
    case 'locked':
      return <Unlock />;
    case 'keychainChanged':
      return <KeychainChanged was={protection.was} now={protection.now} />;
  }
}
