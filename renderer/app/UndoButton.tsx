import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { commandEntry } from '../../shared/commands/catalog.ts';
import { Button } from '../components/Button.tsx';
import { useQuery } from '../state/useQuery.ts';
import { shownKeys, spokenKeys } from './commands/keys.ts';
import { runCommand } from './commands/registry.ts';
import { useCommandContext } from './commands/useCommands.ts';
import { useSay } from './text.tsx';

/** Takes back what was saved last, and says before what that is. */
export function UndoButton({ isMac }: Readonly<{ isMac: boolean }>): ReactNode {
  const say = useSay();
  const context = useCommandContext();
  const { value: undoable } = useQuery('changes.undoable', {});
  const set = undoable?.undo ?? null;
  const keys = commandEntry('edit.undo').keys ?? '';
  const what = set === null ? say('header.undoNothing') : say('header.undoWhat', { what: set.label });
  return (
    <Button
      kind="quiet"
      unavailable={set === null}
      aria-label={what}
      aria-keyshortcuts={spokenKeys(keys, isMac)}
      title={`${what} (${shownKeys(keys, isMac)})`}
      onClick={() => runCommand('edit.undo', context)}
    >
      <Undo2 className="icon" aria-hidden="true" />
      <span className="header-undo-text">{say('header.undo')}</span>
    </Button>
  );
}
