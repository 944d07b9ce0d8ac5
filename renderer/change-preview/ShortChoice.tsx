import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { SaveMode } from '../../shared/contract/view.ts';
import { useSay } from '../app/text.tsx';

const words = {
  fit: 'changePreview.fit',
  allOrNothing: 'changePreview.allOrNothing',
  wait: 'changePreview.waitForRest',
} as const;

type ShortChoiceProps = Readonly<{
  mode: SaveMode;
  /** Is a license all that is lacking for some? */
  canWait: boolean;
  onChange: (mode: SaveMode) => void;
}>;

/** What becomes of those for whom it does not fit. */
export function ShortChoice({ mode, canWait, onChange }: ShortChoiceProps): ReactNode {
  const say = useSay();
  const modes: readonly SaveMode[] = canWait ? ['fit', 'allOrNothing', 'wait'] : ['fit', 'allOrNothing'];
  return (
    <RadioGroup className="short-choice" value={mode} onChange={(value) => onChange(value as SaveMode)}>
      <Label className="short-choice-label">
        {say(canWait ? 'changePreview.choice' : 'changePreview.choiceOther')}
      </Label>
      {modes.map((each) => (
        <Radio key={each} value={each} className="short-choice-item">
          <span className="short-choice-dot" />
          {say(words[each])}
        </Radio>
      ))}
    </RadioGroup>
  );
}
