import { Search } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { CommandId } from '../../shared/commands/catalog.ts';
import { ModalFrame } from '../components/ModalDialog.tsx';
import { useCommandContext } from '../app/commands/useCommands.ts';
import { paletteEn } from '../app/messages/paletteEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { Text, useSay } from '../app/text.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { begins, findCommands, hitsOf, type Hit } from './hits.ts';
import { HitList } from './HitList.tsx';
import { openHit } from './openHit.ts';
import { useFound } from './useFound.ts';
import './Palette.css';

type PaletteProps = Readonly<{
  /** What applied where the person was. */
  commands: readonly CommandId[];
  isMac: boolean;
}>;

/** Type to find people, classes, products and commands; arrows choose, Enter opens. */
export function Palette(props: PaletteProps): ReactNode {
  return (
    <ScreenText messages={paletteEn}>
      <PaletteDialog {...props} />
    </ScreenText>
  );
}

function PaletteDialog({ commands, isMac }: PaletteProps): ReactNode {
  const say = useSay();
  const context = useCommandContext();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const found = useFound(text);
  const named = commands.map((id) => ({ id, name: say(`command.${id}`), words: say(`command.${id}.words`) }));
  const matching = findCommands(named, text);
  const first = matching[0];
  const hits = hitsOf(
    found,
    matching.map(({ id }) => id),
    first !== undefined && begins(first.name, text),
  );
  const active = Math.min(at, hits.length - 1);
  const close = (): void => closeDialog(context.store);
  const open = (hit: Hit): void => {
    close();
    // Once the palette is gone and the focus is back where it came from: the next dialog gives it back there.
    setTimeout(() => openHit(hit, context), 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const hit = hits[active];
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(hits.length === 0 ? 0 : (active + 1) % hits.length);
    else if (event.key === 'ArrowUp') setAt(hits.length === 0 ? 0 : (active + hits.length - 1) % hits.length);
    else if (event.key === 'Enter' && hit !== undefined) open(hit);
    else return;
    event.preventDefault();
  };
  return (
    <ModalFrame label={say('palette.title')} place="top" onClose={close}>
      <div className="palette-field">
        <Search className="icon" aria-hidden="true" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={say('palette.field')}
          aria-expanded={hits.length > 0}
          aria-controls="palette-hits"
          aria-autocomplete="list"
          aria-activedescendant={hits.length === 0 ? undefined : `palette-hit-${active}`}
          placeholder={say('palette.field')}
          value={text}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {hits.length === 0 && text.trim() !== '' ? (
        <p className="palette-none">
          <b>{say('palette.none', { text: text.trim() })}</b> {say('palette.none.next')}
        </p>
      ) : null}
      <HitList hits={hits} active={active} isMac={isMac} onPoint={setAt} onOpen={open} />
      <p className="palette-foot small">
        <span>
          <Text id="palette.howTo" />
        </span>
        <output>{text.trim() !== '' && say('palette.count', { count: hits.length })}</output>
      </p>
    </ModalFrame>
  );
}
