import { Search, X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import './SearchField.css';

type SearchFieldProps = Readonly<{
  label: string;
  hint: string;
  clearLabel: string;
  value: string;
  onChange: (value: string) => void;
}>;

/** Type to filter. Escape clears, then lets go. */
export function SearchField({ label, hint, clearLabel, value, onChange }: SearchFieldProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const clear = (): void => {
    onChange('');
    input.current?.focus();
  };
  return (
    <div className="search">
      <Search className="icon" aria-hidden="true" />
      <input
        ref={input}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={hint}
        value={value}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') clear();
        }}
      />
      {value !== '' && (
        <button type="button" className="icon-button" aria-label={clearLabel} onClick={clear}>
          <X className="icon" aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
