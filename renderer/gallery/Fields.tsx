import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { Field } from '../components/Field.tsx';
import { PasswordField } from '../components/PasswordField.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { Choices } from '../settings/Choices.tsx';
import { Part } from './Part.tsx';
import '../components/Choice.css';

/** Fields: empty, filled, wrong; a secret; a filter; one of a few, in sight and folded away. */
export function Fields(): ReactNode {
  const say = useSay();
  const [text, setText] = useState('');
  const [choice, setChoice] = useState<'a' | 'b'>('a');
  const texts = { a: say('gallery.field.value'), b: say('gallery.empty.step') };
  const label = say('gallery.field.label');
  return (
    <Part title={say('gallery.fields')}>
      <div className="gallery-columns">
        <Field label={label} hint={say('gallery.field.hint')} error={null} value={text} onChange={setText} />
        <Field
          label={label}
          error={say('gallery.field.error')}
          defaultValue={say('gallery.field.value')}
          onChange={() => undefined}
        />
        <PasswordField label={say('gallery.password')} error={null} value={text} onChange={setText} />
        {['', say('gallery.field.value')].map((value) => (
          <Filter key={value} initial={value} />
        ))}
        <span className="choice">
          <select aria-label={say('gallery.choice')}>
            <option>{texts.a}</option>
            <option>{texts.b}</option>
          </select>
          <ChevronDown className="icon" aria-hidden="true" />
        </span>
      </div>
      <Choices
        label={say('gallery.choice')}
        value={choice}
        choices={(['a', 'b'] as const).map((value) => ({ value, text: texts[value] }))}
        onChange={setChoice}
      />
    </Part>
  );
}

function Filter({ initial }: Readonly<{ initial: string }>): ReactNode {
  const say = useSay();
  const [value, setValue] = useState(initial);
  const label = say('gallery.search');
  return (
    <SearchField
      label={label}
      hint={label}
      clearLabel={say('students.filter.clear')}
      value={value}
      onChange={setValue}
    />
  );
}
