import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps, type ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { Field } from './Field.tsx';

type PasswordFieldProps = Readonly<Omit<ComponentProps<typeof Field>, 'type' | 'end'>>;

/** A field for a secret, which can be looked at: on a shared keyboard more is typed wrong than read over a shoulder. */
export function PasswordField(props: PasswordFieldProps): ReactNode {
  const say = useSay();
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field
      {...props}
      type={isShown ? 'text' : 'password'}
      spellCheck={false}
      end={
        <button
          type="button"
          className="icon-button field-end"
          aria-label={say(isShown ? 'signIn.hidePassword' : 'signIn.showPassword')}
          onClick={() => setShown(!isShown)}
        >
          <Icon className="icon" aria-hidden="true" />
        </button>
      }
    />
  );
}
