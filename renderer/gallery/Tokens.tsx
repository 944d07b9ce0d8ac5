import { useState, type CSSProperties, type ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { Part } from './Part.tsx';
import { tokenNames } from './tokenNames.ts';

const isText = (name: string): boolean => name.startsWith('--text-');

/** Colors drawn, sizes named with their value, text set in its sizes. */
export function Tokens(): ReactNode {
  const say = useSay();
  const [names] = useState(() => tokenNames(document.styleSheets));
  const value = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name);
  const isColor = (name: string): boolean => CSS.supports('color', value(name));
  return (
    <>
      <Part title={say('gallery.colors')}>
        <ul className="gallery-row">
          {names.filter(isColor).map((name) => (
            <li key={name} className="gallery-color" style={{ '--shown': `var(${name})` } as CSSProperties}>
              {name.slice(2)}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={say('gallery.type')}>
        {names.filter(isText).map((name) => (
          <p key={name} style={{ fontSize: `var(${name})`, lineHeight: 1.4 }}>
            {say('gallery.type.example')} <span className="small">{name.slice(2)}</span>
          </p>
        ))}
      </Part>
      <Part title={say('gallery.sizes')}>
        <ul className="gallery-values">
          {names
            .filter((name) => !isColor(name) && !isText(name))
            .map((name) => (
              <li key={name}>
                {name.slice(2)} <span className="small">{value(name)}</span>
              </li>
            ))}
        </ul>
      </Part>
    </>
  );
}
