import type { ComponentProps, ReactNode } from 'react';
import './Button.css';

type ButtonProps = Readonly<
  Omit<ComponentProps<'button'>, 'disabled' | 'className'> & {
    kind?: 'plain' | 'primary' | 'quiet' | 'danger';
    size?: 'normal' | 'compact';
    /** Does nothing now, but can still be reached and read: a button that vanishes from under the focus loses people. */
    unavailable?: boolean;
  }
>;

/** A button with words. */
export function Button({ kind = 'plain', size = 'normal', unavailable = false, ...rest }: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={`button ${kind} ${size}`}
      aria-disabled={unavailable || undefined}
      onClick={unavailable ? undefined : rest.onClick}
    />
  );
}
