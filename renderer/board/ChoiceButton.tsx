import { Check, ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { loadable } from '../app/loadable.tsx';

const ChoiceMenu = loadable(async () => (await import('./ChoiceMenu.tsx')).ChoiceMenu);

export type Choice = Readonly<{ id: string; name: string }>;

type ChoiceButtonProps = Readonly<{
  label: string;
  choices: readonly Choice[];
  chosen: string;
  /** Shown in the button. */
  name: string;
  /** Said at the end of a list that is not whole. */
  more?: string | null;
  onChoose: (id: string) => void;
}>;

/** A button that shows what is chosen and opens a menu of what can be. */
export function ChoiceButton({ label, choices, chosen, name, more = null, onChoose }: ChoiceButtonProps): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        title={name}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <span className="visually-hidden">{label}: </span>
        <bdi className="choice-name">{name}</bdi>
        <ChevronDown className="icon" aria-hidden="true" />
      </Button>
      {anchor !== null && (
        <ChoiceMenu
          anchor={anchor}
          label={label}
          choices={choices}
          chosen={chosen}
          more={more}
          tick={<Check className="icon tick" aria-hidden="true" />}
          onChoose={onChoose}
          onClose={() => setAnchor(null)}
        />
      )}
    </>
  );
}
