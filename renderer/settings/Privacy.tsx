import type { ReactNode } from 'react';
import { lockTimes, type Boot } from '../../shared/contract/ipcMain.ts';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { setPreferences } from '../state/boot.ts';
import { openDialog } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { Choices } from './Choices.tsx';
import { Line, Section } from './Section.tsx';
import { useComputer } from './useComputer.ts';

/** What of the district lies on this computer, where, how it is guarded, and how to remove it. */
export function Privacy({ boot }: Readonly<{ boot: Boot }>): ReactNode {
  const say = useSay();
  const { store, bridge } = useAppContext();
  const computer = useComputer();
  const { value: kept } = useQuery('kept.get', {});
  const { protection } = boot;
  const isKept = protection.state !== 'nothingKept';
  return (
    <Section title={say('settings.privacy')}>
      <Line label={say('settings.kept')} hint={say('settings.kept.hint')}>
        <p>{kept === undefined ? '\u00a0' : say('settings.kept.counts', { ...counts(kept) })}</p>
        <p className="small">{say(`settings.guard.${guardOf(protection.state)}`)}</p>
      </Line>
      {isKept && (
        <Line label={say('settings.where')}>
          <span className="settings-path">{computer?.dataFolder ?? '\u00a0'}</span>
        </Line>
      )}
      <Choices
        label={say('settings.lock')}
        hint={say('settings.lock.hint')}
        value={boot.preferences.lockAfter}
        choices={lockTimes.map((value) => ({
          value,
          text: value === 0 ? say('settings.lock.never') : say('settings.lock.after', { count: value }),
        }))}
        onChange={(value) => void setPreferences(store, bridge, { lockAfter: value })}
      />
      <Line label={say('wipe.title')} hint={say('settings.wipe.hint')}>
        <Button kind="danger" onClick={() => openDialog(store, { kind: 'wipe', step: 'explain' })}>
          {say('wipe.open')}
        </Button>
      </Line>
    </Section>
  );
}

function counts(kept: Readonly<{ people: number; classes: number; licenses: number }>): Record<string, number> {
  return { people: kept.people, classes: kept.classes, licenses: kept.licenses };
}

/** Settings are shown to people who are in: the states before that are as good as a keychain. */
function guardOf(state: Boot['protection']['state']): 'keychain' | 'passphrase' | 'nothingKept' {
  return state === 'passphrase' || state === 'nothingKept' ? state : 'keychain';
}
