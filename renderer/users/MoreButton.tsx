import { EllipsisVertical } from 'lucide-react';
import type { FocusEventHandler, ReactNode } from 'react';
import type { EducatorRow } from '../../shared/contract/view.ts';
import { useSay } from '../app/text.tsx';

type MoreButtonProps = Readonly<{
  person: EducatorRow;
  tabIndex: 0 | -1;
  onFocus?: FocusEventHandler;
  onMore: (person: EducatorRow, at: HTMLElement) => void;
}>;

/** The three dots of an educator. */
export function MoreButton({ person, tabIndex, onFocus, onMore }: MoreButtonProps): ReactNode {
  const say = useSay();
  const name = say('person.fullName', { given: person.givenName, family: person.familyName });
  return (
    <button
      type="button"
      className="icon-button"
      aria-haspopup="menu"
      tabIndex={tabIndex}
      aria-label={say('users.more', { name })}
      onFocus={onFocus}
      onClick={(event) => onMore(person, event.currentTarget)}
    >
      <EllipsisVertical className="icon" aria-hidden="true" />
    </button>
  );
}
