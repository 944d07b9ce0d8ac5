import { useId, type ComponentProps, type ReactNode } from 'react';
import './Field.css';

type FieldProps = Readonly<
  Omit<ComponentProps<'input'>, 'id' | 'onChange'> & {
    label: string;
    hint?: string;
    /** What is wrong with it; it is read out with the field. */
    error: string | null;
    onChange: (value: string) => void;
    /** Stands inside the field, at its end. */
    end?: ReactNode;
  }
>;

/** A text field with its label, its hint and what is wrong with it. */
export function Field({ label, hint, error, onChange, end, ...input }: FieldProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          {...input}
          id={id}
          aria-invalid={error !== null || undefined}
          aria-describedby={error !== null ? `${id}-error` : hint !== undefined ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {end}
      </div>
      {error !== null && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {error === null && hint !== undefined && (
        <p id={`${id}-hint`} className="small">
          {hint}
        </p>
      )}
    </div>
  );
}
