import type { ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { Line, Section } from './Section.tsx';
import { useComputer } from './useComputer.ts';

/** Where the log lies, for whoever helps. */
export function Logs(): ReactNode {
  const say = useSay();
  const { store, bridge } = useAppContext();
  const computer = useComputer();
  const show = async (): Promise<void> => {
    const { shown } = await bridge.showLogs().catch(() => ({ shown: false }));
    if (!shown) toast(store, say('settings.logs.notShown'), 'problem');
  };
  const copy = async (): Promise<void> => {
    if (computer === null) return;
    await navigator.clipboard.writeText(computer.logFolder);
    toast(store, say('settings.logs.copied'));
  };
  return (
    <Section title={say('settings.logs')}>
      <Line label={say('settings.logs.folder')} hint={say('settings.logs.hint')}>
        <span className="settings-path">{computer?.logFolder ?? '\u00a0'}</span>
        <div className="settings-buttons">
          <Button onClick={() => void show()}>{say('settings.logs.open')}</Button>
          <Button onClick={() => void copy().catch(() => toast(store, say('settings.logs.notCopied'), 'problem'))}>
            {say('settings.logs.copy')}
          </Button>
        </div>
      </Line>
    </Section>
  );
}
