import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { Part } from './Part.tsx';

const kinds = ['plain', 'primary', 'quiet', 'danger'] as const;
const sizes = ['normal', 'compact'] as const;

/** Buttons of each kind and size, to be pressed and unavailable; a button that is a sign. */
export function Buttons(): ReactNode {
  const say = useSay();
  return (
    <Part title={say('gallery.buttons')}>
      {sizes.map((size) => (
        <div key={size} className="gallery-row">
          {kinds.flatMap((kind) =>
            [false, true].map((unavailable) => (
              <Button key={`${kind} ${unavailable}`} kind={kind} size={size} unavailable={unavailable}>
                {kind}
              </Button>
            )),
          )}
        </div>
      ))}
      <div className="gallery-row">
        <button type="button" className="icon-button" aria-label={say('gallery.menu')}>
          <Ellipsis className="icon" aria-hidden="true" />
        </button>
      </div>
    </Part>
  );
}
