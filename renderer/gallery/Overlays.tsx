import { Check } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { MenuItem } from 'react-aria-components/Menu';
import { useSay } from '../app/text.tsx';
import { AnchoredMenu } from '../components/AnchoredMenu.tsx';
import { Button } from '../components/Button.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { Part } from './Part.tsx';

const widths = ['narrow', 'normal', 'wide'] as const;
const tones = ['done', 'problem'] as const;

/** What lies over the page: a dialog in each width, a menu, a toast in each tone. */
export function Overlays(): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const [open, setOpen] = useState<(typeof widths)[number] | 'menu' | null>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const items = [say('gallery.empty.step'), say('gallery.list'), say('gallery.field.value')];
  const close = (): void => setOpen(null);
  return (
    <Part title={say('gallery.overlays')}>
      <div className="gallery-row">
        {widths.map((width) => (
          <Button key={width} onClick={() => setOpen(width)}>
            {say('gallery.dialog', { width })}
          </Button>
        ))}
        <span ref={setAnchor}>
          <Button aria-haspopup="menu" onClick={() => setOpen('menu')}>
            {say('gallery.menu')}
          </Button>
        </span>
        {tones.map((tone) => (
          <Button key={tone} onClick={() => toast(store, `${say('gallery.toast.text')} (${tone})`, tone)}>
            {say('gallery.toast', { tone })}
          </Button>
        ))}
      </div>
      {open === 'menu' && anchor && (
        <AnchoredMenu anchor={anchor} label={say('gallery.menu')} onClose={close}>
          {items.map((text) => (
            <MenuItem key={text} id={text} className="menu-item" textValue={text}>
              <Check className="icon" aria-hidden="true" />
              <span className="menu-item-main">{text}</span>
            </MenuItem>
          ))}
        </AnchoredMenu>
      )}
      {open !== null && open !== 'menu' && (
        <ModalFrame width={open} onClose={close}>
          <ModalContent
            title={say('gallery.dialog', { width: open })}
            footer={
              <Button kind="primary" onClick={close}>
                {say('common.close')}
              </Button>
            }
            isTextOnly
          >
            <p>{say('gallery.dialog.body')}</p>
          </ModalContent>
        </ModalFrame>
      )}
    </Part>
  );
}
