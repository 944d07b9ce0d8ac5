import { ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import '../components/Choice.css';
import '../components/Field.css';

type SelectFieldProps<T extends string> = Readonly<{
  label: string;
  value: T;
  options: readonly Readonly<{ value: T; text: string }>[];
  onChange: (value: T) => void;
}>;

/** One of several, with a label above like the other fields of a form. */
export function SelectField<T extends string>({ label, value, options, onChange }: SelectFieldProps<T>): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="choice">
        <select
          id={id}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
        <ChevronDown className="icon" aria-hidden="true" />
      </span>
    </div>
  );
}
