import type { FastifyInstance, FastifyRequest } from 'fastify';
import { auditRead, type Read } from '../audit/auditRead.ts';
import { loadSight, type Sight } from '../licensing/sight.ts';
import { listClasses, readClass } from '../people/listClasses.ts';
import { listOrgs } from '../people/listOrgs.ts';
import { listPeople } from '../people/listPeople.ts';
import { readRow } from '../people/readRow.ts';
import type { Services } from '../services.ts';
import { askedBy } from './askedBy.ts';
import { peopleEndpoints as endpoints } from './endpoints/peopleEndpoints.ts';
import { handle, type Caller, type FindCaller } from './handle.ts';

/** The roster, list by list. Every read of people is audited; what was typed to find a name is not noted. */
export function servePeople(app: FastifyInstance, services: Services, findCaller: FindCaller): void {
  const { db } = services.database;

  const sightOf = async ({ account, districtId }: Caller): Promise<Sight> => loadSight(db, { ...account, districtId });
  const note = async (caller: Caller, request: FastifyRequest, read: Omit<Read, 'kind'>): Promise<void> =>
    auditRead(db, await askedBy(services, caller, request), { kind: 'people', ...read });

  handle(app, findCaller, endpoints.listOrgs, async ({ caller }) => listOrgs(db, await sightOf(caller)));

  handle(app, findCaller, endpoints.listPeople, async ({ query, caller, request }) => {
    const page = await listPeople(db, await sightOf(caller), query);
    const { q, cursor: _, limit: __, ...asked } = query;
    await note(caller, request, {
      rows: page.people.length,
      asked: { list: 'people', ...asked, byName: q !== undefined },
      orgIds: query.orgId === undefined ? [] : [query.orgId],
    });
    return page;
  });

  handle(app, findCaller, endpoints.getPerson, async ({ params, caller, request }) => {
    const person = await readRow(db, await sightOf(caller), 'users', params.userId);
    await note(caller, request, { rows: 1, asked: { list: 'people' }, userIds: [person.id] });
    return person;
  });

  handle(app, findCaller, endpoints.listClasses, async ({ query, caller, request }) => {
    const page = await listClasses(db, await sightOf(caller), query);
    await note(caller, request, {
      rows: page.classes.length,
      asked: { list: 'classes', orgId: query.orgId, byName: query.q !== undefined },
      orgIds: query.orgId === undefined ? [] : [query.orgId],
    });
    return page;
  });

  handle(app, findCaller, endpoints.getClass, async ({ params, caller, request }) => {
    const found = await readClass(db, await sightOf(caller), params.classId);
    await note(caller, request, {
      rows: found.enrollments.length,
      asked: { list: 'enrollments', classId: found.class.id },
      orgIds: [found.class.orgId],
    });
    return found;
  });
}
