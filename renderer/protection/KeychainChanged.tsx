import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { loadBoot } from '../state/boot.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { ProtectionPage } from './ProtectionPage.tsx';
import { useProtectionChoice } from './useProtectionChoice.ts';

/** What the main process calls a keychain that is not there. */
const NO_KEYCHAIN = 'none';

type KeychainChangedProps = Readonly<{ was: string; now: string }>;

/** The key was given to another keychain than the one that is here now. Nothing is deleted, whatever is chosen. */
export function KeychainChanged({ was, now }: KeychainChangedProps): ReactNode {
  const say = useSay();
  const { store, bridge } = useAppContext();
  const { choose, isBusy, refusal } = useProtectionChoice();
  const isGone = now === NO_KEYCHAIN;
  return (
    <ProtectionPage
      title={say('protection.changed.title')}
      body={isGone ? say('protection.changed.bodyNone', { was }) : say('protection.changed.body', { was, now })}
      error={refusal === null ? null : say(`protection.${refusal}`)}
    >
      <section className="gate-panel" aria-labelledby="again">
        <h2 id="again">{say('protection.changed.again.title')}</h2>
        <p>{say('protection.changed.again.body')}</p>
        <Button kind="primary" unavailable={isBusy} onClick={() => void loadBoot(store, bridge)}>
          {say('protection.changed.again.use')}
        </Button>
      </section>
      {!isGone && (
        <section className="gate-panel" aria-labelledby="use">
          <h2 id="use">{say('protection.changed.use.title')}</h2>
          <p>{say('protection.changed.use.body')}</p>
          <Button unavailable={isBusy} onClick={() => void choose({ kind: 'useKeychain' })}>
            {say('protection.changed.use.use')}
          </Button>
        </section>
      )}
      <section className="gate-panel" aria-labelledby="nothing">
        <h2 id="nothing">{say('protection.nothing.title')}</h2>
        <p>{say('protection.nothing.body')}</p>
        <Button unavailable={isBusy} onClick={() => void choose({ kind: 'keepNothing' })}>
          {say('protection.nothing.use')}
        </Button>
      </section>
    </ProtectionPage>
  );
}
