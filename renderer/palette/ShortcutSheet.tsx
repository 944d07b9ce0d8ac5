import type { ReactNode } from 'react';
import { commandEntry, commandIds } from '../../shared/commands/catalog.ts';
import { shownKeys } from '../app/commands/keys.ts';
import { paletteEn } from '../app/messages/paletteEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import './Palette.css';

type Keys = readonly (readonly [what: string, ...keys: string[]])[];

/** What can be pressed, and where. */
export function ShortcutSheet({ isMac }: Readonly<{ isMac: boolean }>): ReactNode {
  return (
    <ScreenText messages={paletteEn}>
      <Sheet isMac={isMac} />
    </ScreenText>
  );
}

function Sheet({ isMac }: Readonly<{ isMac: boolean }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const close = (): void => closeDialog(store);
  const everywhere: Keys = commandIds.flatMap((id) => {
    const { keys } = commandEntry(id);
    return keys === null ? [] : [[say(`command.${id}`), shownKeys(keys, isMac)] as const];
  });
  const lists: Keys = [
    [say('keys.list.move'), '↑', '↓'],
    [say('keys.list.ends'), 'Home', 'End'],
    [say('keys.list.page'), 'Page Up', 'Page Down'],
    [say('keys.list.open'), 'Enter'],
    [say('keys.list.inside'), '→', '←'],
    [say('keys.list.select'), 'Space'],
    [say('keys.list.reach'), isMac ? '⇧↓' : 'Shift+↓'],
    [say('keys.list.all'), shownKeys('CmdOrCtrl+A', isMac)],
    [say('keys.list.none'), 'Esc'],
    [say('keys.list.menu'), isMac ? '⇧F10' : 'Shift+F10'],
  ];
  const dialogs: Keys = [
    [say('keys.dialog.next'), 'Tab'],
    [say('keys.dialog.press'), 'Space'],
    [say('keys.dialog.close'), 'Esc'],
  ];
  return (
    <ModalFrame onClose={close}>
      <ModalContent
        isTextOnly
        title={say('keys.title')}
        footer={<Button onClick={close}>{say('common.close')}</Button>}
      >
        <Section title={say('keys.everywhere')} keys={everywhere} />
        <Section title={say('keys.lists')} keys={lists} />
        <Section title={say('keys.dialogs')} keys={dialogs} />
      </ModalContent>
    </ModalFrame>
  );
}

function Section({ title, keys }: Readonly<{ title: string; keys: Keys }>): ReactNode {
  return (
    <section className="keys">
      <h3>{title}</h3>
      <dl>
        {keys.map(([what, ...pressed]) => (
          <div key={what} className="keys-line">
            <dt>{what}</dt>
            <dd>
              {pressed.map((key) => (
                <kbd key={key} className="kbd">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
