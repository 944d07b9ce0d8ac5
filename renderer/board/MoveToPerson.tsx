import type { ReactNode } from 'react';
import type { DropSource } from '../../shared/board/dropIntents.ts';
import type { UserId } from '../../shared/contract/ids.ts';
import type { PersonRow } from '../../shared/contract/view.ts';
import { SearchField } from '../components/SearchField.tsx';
import { updateMove } from '../state/dialogs.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';

const SHOWN = 6;

type MoveToPersonProps = Readonly<{
  source: DropSource;
  from: string;
  name: string;
  text: string;
  onMove: (userId: UserId, name: string) => void;
}>;

/** Moves one license to another person, who is found by typing. */
export function MoveToPerson({ source, from, name, text, onMove }: MoveToPersonProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  return (
    <section className="move-person" aria-label={say('board.move.person')}>
      <h3>{say('board.move.person')}</h3>
      <SearchField
        label={say('board.move.person.hint')}
        hint={say('board.move.person.hint')}
        clearLabel={say('students.filter.clear')}
        value={text}
        onChange={(typed) => updateMove(store, { text: typed })}
      />
      {text.trim() !== '' && <Found source={source} from={from} name={name} text={text} onMove={onMove} />}
    </section>
  );
}

function Found({ source, from, name, text, onMove }: MoveToPersonProps): ReactNode {
  const say = useSay();
  const orgId = useApp(selectOrgId);
  const { value: found } = useQuery('students.list', { orgId, text, offset: 0, limit: SHOWN });
  if (found === undefined) return null;
  const others = found.rows.filter(({ userId }) => userId !== source.userIds[0]);
  if (others.length === 0) return <output className="small">{say('board.move.person.none')}</output>;
  const hasIt = ({ licenses }: PersonRow): boolean => licenses.some(({ product }) => product.id === source.from);
  return (
    <ul className="move-targets">
      {others.map((person) => {
        const other = say('person.fullName', { given: person.givenName, family: person.familyName });
        const isRefused = hasIt(person);
        const does = say('board.do.move', { from, name, other });
        return (
          <li key={person.userId}>
            <button
              type="button"
              className="move-target"
              aria-disabled={isRefused || undefined}
              onClick={isRefused ? undefined : () => onMove(person.userId, other)}
            >
              <b>
                <bdi>{other}</bdi>
              </b>
              <span className="move-target-note">{isRefused ? say('reason.alreadyAssigned') : does}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
