import { Lock } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import type { EducatorRow } from '../../shared/contract/view.ts';
import { menuPlaceOf } from '../components/menuPlace.ts';
import { StateLabel } from '../components/StateLabel.tsx';
import { useSay } from '../app/text.tsx';
import type { EducatorsProps } from './educatorsProps.ts';
import { HeldProducts } from './HeldProducts.tsx';
import { MoreButton } from './MoreButton.tsx';

type EducatorTileProps = Readonly<{
  row: EducatorRow | undefined;
  place: Readonly<{ index: number; total: number; columns: number; top: number }>;
  isActive: boolean;
  onActive: () => void;
  /** Are several schools shown, so that a tile has to say which is its own? */
  withSchool: boolean;
}> &
  Pick<EducatorsProps, 'onMore'>;

/** One educator: who they are, what they hold, and the three dots. */
export function EducatorTile({ row, place, isActive, onActive, withSchool, onMore }: EducatorTileProps): ReactNode {
  const say = useSay();
  const style = { '--column': place.index % place.columns, '--in-row': place.columns, top: place.top } as CSSProperties;
  return (
    // The three dots of the tile are the way to its menu without a mouse.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className="card tile"
      aria-setsize={place.total}
      aria-posinset={place.index + 1}
      style={style}
      onContextMenu={(event) => {
        if (row === undefined) return;
        event.preventDefault();
        onMore(row, menuPlaceOf(event));
      }}
    >
      {row === undefined ? (
        <>
          <span className="skeleton" />
          <span className="visually-hidden">{say('users.loading')}</span>
        </>
      ) : (
        <>
          <div className="tile-head">
            <span className="avatar" aria-hidden="true">
              {initial(row.givenName)}
              {initial(row.familyName)}
            </span>
            <div className="tile-who">
              <b>
                <bdi title={fullName(row)}>{fullName(row)}</bdi>
              </b>
              <span className="small">
                {row.role !== 'student' && say(`users.role.${row.role}`)}
                {withSchool && (
                  <>
                    {' · '}
                    <bdi title={row.orgName}>{row.orgName}</bdi>
                  </>
                )}
              </span>
            </div>
            <MoreButton person={row} tabIndex={isActive ? 0 : -1} onFocus={onActive} onMore={onMore} />
          </div>
          <HeldProducts licenses={row.licenses} />
          <div className="tile-foot">
            {withSchool && row.rosterSource !== 'manual' && (
              <span className="small tile-source">
                <Lock className="state-icon" aria-hidden="true" />
                {say('managed.in', { platform: say(`platform.${row.rosterSource}`) })}
              </span>
            )}
            <StateLabel state={row.state} />
          </div>
        </>
      )}
    </li>
  );

  function fullName({ givenName, familyName }: EducatorRow): string {
    return say('person.fullName', { given: givenName, family: familyName });
  }
}

/** The first letter with its marks; nothing for a name without letters. */
function initial(name: string): string {
  return /\p{L}\p{M}*/u.exec(name)?.[0].toUpperCase() ?? '';
}
