import { ChevronDown, School } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { OrgView } from '../../shared/contract/view.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { loadable } from './loadable.tsx';
import { useSay } from './text.tsx';

const SchoolMenu = loadable(async () => (await import('./SchoolMenu.tsx')).SchoolMenu);

/** The school shown, and the way to another for people who have several. */
export function SchoolPicker(): ReactNode {
  const say = useSay();
  const orgId = useApp(selectOrgId);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { value: orgs } = useQuery('orgs.list', {});
  const schools = orgs?.filter((org) => org.type !== 'district') ?? [];
  const shown = schools.length === 1 ? schools[0] : schools.find((org) => org.id === orgId);
  const text = (
    <>
      <School className="icon school-icon" aria-hidden="true" />
      <span className="school-text">
        <b>{orgs === undefined ? '\u00a0' : <bdi>{shown?.name ?? say('school.all')}</bdi>}</b>
        <span className="small">{shown ? say(`source.${shown.rosterSource}`) : countText(schools)}</span>
      </span>
    </>
  );
  function countText(all: readonly OrgView[]): string {
    return orgs === undefined ? '\u00a0' : say('school.count', { count: all.length });
  }
  if (schools.length < 2) return <div className="school">{text}</div>;
  return (
    <>
      <button
        type="button"
        className="school"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        title={shown?.name}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {text}
        <span className="visually-hidden">{say('school.label')}</span>
        <ChevronDown className="icon" aria-hidden="true" />
      </button>
      {anchor !== null && (
        <SchoolMenu anchor={anchor} schools={schools} shown={orgId} onClose={() => setAnchor(null)} />
      )}
    </>
  );
}
