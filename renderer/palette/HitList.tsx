// A list whose field keeps the focus has no element of its own in HTML.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Command, GraduationCap, Package, User, Users, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { commandEntry } from '../../shared/commands/catalog.ts';
import { shownKeys } from '../app/commands/keys.ts';
import { gradeText } from '../app/grades.ts';
import { useSay } from '../app/text.tsx';
import type { Hit } from './hits.ts';

type HitListProps = Readonly<{
  hits: readonly Hit[];
  active: number;
  isMac: boolean;
  onPoint: (index: number) => void;
  onOpen: (hit: Hit) => void;
}>;

const groups = { person: 'people', class: 'classes', product: 'products', command: 'commands' } as const;

/** What was found, by kind; the field above it keeps the focus and moves through it. */
export function HitList({ hits, active, isMac, onPoint, onOpen }: HitListProps): ReactNode {
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, hits]);
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  return (
    <div ref={list} id="palette-hits" role="listbox" aria-label={say('palette.hits')} className="palette-hits">
      {kinds.map((kind) => (
        <div key={kind} role="group" aria-labelledby={`palette-${kind}`}>
          <div id={`palette-${kind}`} role="presentation" className="palette-group">
            {say(`palette.${groups[kind]}`)}
          </div>
          {hits.map((hit, index) =>
            hit.kind === kind ? (
              // The keys are heard by the field, which keeps the focus.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={hit.key}
                id={`palette-hit-${index}`}
                role="option"
                aria-selected={index === active}
                className="palette-hit"
                onMouseMove={() => onPoint(index)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onOpen(hit)}
              >
                <HitText hit={hit} isMac={isMac} />
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

function HitText({ hit, isMac }: Readonly<{ hit: Hit; isMac: boolean }>): ReactNode {
  const say = useSay();
  switch (hit.kind) {
    case 'person': {
      const { givenName: given, familyName: family, role, grade, orgName } = hit.person;
      const what = role === 'student' ? gradeText(say, grade) : say('palette.educator');
      const note = say('palette.person', { what, school: orgName });
      const icon = role === 'student' ? User : GraduationCap;
      return <Line icon={icon} name={say('person.fullName', { given, family })} note={note} />;
    }
    case 'class':
      return <Line icon={Users} name={hit.found.title} note={hit.found.teacherNames.join(', ')} />;
    case 'product':
      return <Line icon={Package} name={hit.product.name} note={hit.product.code} />;
    case 'command': {
      const { keys } = commandEntry(hit.command);
      return <Line icon={Command} name={say(`command.${hit.command}`)} keys={keys && shownKeys(keys, isMac)} />;
    }
  }
}

type LineProps = Readonly<{ icon: LucideIcon; name: string; note?: string; keys?: string | null }>;

function Line({ icon: Icon, name, note, keys = null }: LineProps): ReactNode {
  return (
    <>
      <Icon className="icon" aria-hidden="true" />
      <bdi className="palette-name" title={name}>
        {name}
      </bdi>
      {note !== undefined && <bdi className="palette-note small">{note}</bdi>}
      {keys !== null && <kbd className="kbd">{keys}</kbd>}
    </>
  );
}
