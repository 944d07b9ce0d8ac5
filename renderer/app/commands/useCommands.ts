import { useEffect, useMemo } from 'react';
import { commandEntry, commandIds, isCommandId, type CommandId } from '../../../shared/commands/catalog.ts';
import { useAppContext } from '../../state/useApp.ts';
import { useSay } from '../text.tsx';
import { matchesKeys, type Pressed } from './keys.ts';
import { isPossible, runCommand, type CommandContext } from './registry.ts';

/** What some keyboards, and some hands, use besides. */
const MORE_KEYS: Readonly<Record<string, CommandId>> = { 'CmdOrCtrl+Y': 'edit.redo' };

/**
 * Runs commands by their keys and when the native menu asks. The keys are heard here and nowhere else: the menu shows
 * them, and what was done here never reaches it.
 */
export function useCommands(isMac: boolean): void {
  const context = useCommandContext();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = commandFor(event, isMac);
      if (id === null || (isTyping() && belongsToField(id, isMac)) || !isPossible(id, context)) return;
      event.preventDefault();
      runCommand(id, context);
    };
    const stopEvents = context.bridge.onMainEvent((event) => {
      if (event.type !== 'command' || !isCommandId(event.command)) return;
      if (isTyping() && (event.command === 'edit.undo' || event.command === 'edit.redo')) {
        // The menu's Undo is that of the field while somebody types, and there is no other way to it.
        document.execCommand(event.command === 'edit.undo' ? 'undo' : 'redo');
      } else runCommand(event.command, context);
    });
    window.addEventListener('keydown', onKey);
    return () => {
      stopEvents();
      window.removeEventListener('keydown', onKey);
    };
  }, [context, isMac]);
}

/** What commands work on, for buttons that run one. */
export function useCommandContext(): CommandContext {
  const context = useAppContext();
  const say = useSay();
  return useMemo(() => ({ ...context, say }), [context, say]);
}

/** The command whose keys were pressed; null for none. */
export function commandFor(pressed: Pressed, isMac: boolean): CommandId | null {
  const found = commandIds.find((id) => {
    const { keys } = commandEntry(id);
    return keys !== null && matchesKeys(keys, pressed, isMac);
  });
  if (found !== undefined) return found;
  const other = Object.keys(MORE_KEYS).find((keys) => matchesKeys(keys, pressed, isMac));
  return other === undefined ? null : (MORE_KEYS[other] ?? null);
}

function isTyping(): boolean {
  const at = document.activeElement;
  return (at instanceof HTMLInputElement && at.type !== 'checkbox' && at.type !== 'radio') || isArea(at);
}

function isArea(at: Element | null): boolean {
  return at instanceof HTMLTextAreaElement || (at instanceof HTMLElement && at.isContentEditable);
}

/** Keys that mean something else where text is typed. */
function belongsToField(id: CommandId, isMac: boolean): boolean {
  const { keys } = commandEntry(id);
  return id === 'edit.undo' || id === 'edit.redo' || keys?.length === 1 || (isMac && keys?.startsWith('Alt+') === true);
}
