import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from './commands/registry.ts';
import { useCommandContext } from './commands/useCommands.ts';
import { useSay } from './text.tsx';

/** Saves the list on screen as CSV. */
export function SaveCsvButton(): ReactNode {
  const say = useSay();
  const context = useCommandContext();
  const name = say('command.list.csv');
  return (
    <button
      type="button"
      className="icon-button toolbar-last"
      aria-label={name}
      title={name}
      onClick={() => runCommand('list.csv', context)}
    >
      <Download className="icon" aria-hidden="true" />
    </button>
  );
}
