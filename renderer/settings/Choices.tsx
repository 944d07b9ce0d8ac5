import { useId, type ReactNode } from 'react';

type ChoicesProps<T extends string | number> = Readonly<{
  label: string;
  hint?: string;
  value: T;
  choices: readonly Readonly<{ value: T; text: string }>[];
  onChange: (value: T) => void;
}>;

/** One of a few, all of them in sight. */
export function Choices<T extends string | number>(props: ChoicesProps<T>): ReactNode {
  const { label, hint, value, choices, onChange } = props;
  const id = useId();
  return (
    <fieldset
      className="settings-line"
      // Its own legend would have to stand outside the column of labels.
      aria-labelledby={`${id}-label`}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
    >
      <div className="settings-label">
        <span id={`${id}-label`}>{label}</span>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="small">
            {hint}
          </p>
        )}
      </div>
      <div className="settings-value choices">
        {choices.map((choice) => (
          <label key={choice.value} className="settings-choice">
            <input type="radio" name={id} checked={choice.value === value} onChange={() => onChange(choice.value)} />
            {choice.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
