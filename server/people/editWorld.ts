import { sql } from 'kysely';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { Org } from '../../shared/contract/rows.ts';
import type { EditRefusal, EditWorld } from '../../shared/roster/mayEdit.ts';
import { RequestError } from '../problems.ts';
import type { EditContext } from './runEdit.ts';

type Row = Readonly<{ id: string; type: Org['type']; name: string; parent_id: string | null; roster_source: string }>;

/**
 * The world of the edit rules around some orgs: them and all above, whether the author sees them or not. Shared, so that
 * nobody hands a school over to a rostering platform in between.
 */
export async function loadEditWorld({ trx, sight }: EditContext, orgIds: readonly string[]): Promise<EditWorld> {
  const { rows } = await sql<Row>`
    with recursive chain (id) as (
      select id from orgs where id = any (${orgIds}::text[]) and district_id = ${sight.districtId}
      union select o.parent_id from orgs o join chain c on o.id = c.id where o.parent_id is not null)
    select id, type, name, parent_id, roster_source from orgs where id in (select id from chain)
    order by id for share`.execute(trx);
  const orgs = new Map(
    rows.map(({ id, type, name, parent_id, roster_source }): [string, Org] => [
      id,
      {
        id: id as OrgId,
        type,
        name,
        parentId: parent_id as OrgId | null,
        rosterSource: roster_source as Org['rosterSource'],
      },
    ]),
  );
  return { actor: sight.actor, org: (id) => orgs.get(id) };
}

/** Throws the refusal, if there is one. */
export function insist(refusal: EditRefusal | null): void {
  switch (refusal) {
    case null:
      return;
    case 'forbidden':
      throw new RequestError('forbidden', 'This account may not edit the roster here.');
    case 'rosterManaged':
      throw new RequestError('rosterManaged', 'The roster of a school concerned is kept in Clever or ClassLink.');
  }
}
