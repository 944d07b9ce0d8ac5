import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuItem, MenuSection } from 'react-aria-components/Menu';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { OrgView } from '../../shared/contract/view.ts';
import { AnchoredMenu } from '../components/AnchoredMenu.tsx';
import { showSchool } from '../state/navigation.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from './text.tsx';

type SchoolMenuProps = Readonly<{
  anchor: HTMLElement;
  schools: readonly OrgView[];
  shown: OrgId | null;
  onClose: () => void;
}>;

const ALL = 'all';

/** The schools to choose from. */
export function SchoolMenu({ anchor, schools, shown, onClose }: SchoolMenuProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const choices = [{ id: ALL, name: say('school.all') }, ...schools.map(({ id, name }) => ({ id: idOf(id), name }))];
  return (
    <AnchoredMenu anchor={anchor} label={say('school.label')} placement="bottom start" onClose={onClose}>
      <MenuSection
        aria-label={say('school.label')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown === null ? ALL : idOf(shown)]}
        onSelectionChange={(keys) => {
          const chosen = schools.find(({ id }) => keys !== 'all' && keys.has(idOf(id)));
          showSchool(store, chosen?.id ?? null);
        }}
      >
        {choices.map(({ id, name }) => (
          <MenuItem key={id} id={id} className="menu-item" textValue={name}>
            <span className="menu-item-main">
              <bdi>{name}</bdi>
            </span>
            <Check className="icon tick" aria-hidden="true" />
          </MenuItem>
        ))}
      </MenuSection>
    </AnchoredMenu>
  );
}

/** A school may bear any id, "all" as well. */
function idOf(orgId: OrgId): string {
  return `org ${orgId}`;
}
