import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Class, Enrollment, User } from '../../shared/contract/rows.ts';
import { createPerson } from '../people/createPerson.ts';
import { createClass, editClass, removeClass } from '../people/editClass.ts';
import { createEnrollment, editEnrollment, removeEnrollment } from '../people/editEnrollment.ts';
import { editPerson } from '../people/editPerson.ts';
import { runEdit, type EditContext, type Edited, type EditRequest } from '../people/runEdit.ts';
import type { Services } from '../services.ts';
import { askedBy } from './askedBy.ts';
import { rosterEditEndpoints as endpoints } from './endpoints/rosterEditEndpoints.ts';
import { handle, type Caller, type FindCaller } from './handle.ts';

/** People, classes and enrollments of manual accounts, edited. */
export function serveRosterEdits(app: FastifyInstance, services: Services, findCaller: FindCaller): void {
  const run = async <Row>(
    call: Readonly<{ caller: Caller; request: FastifyRequest }>,
    request: EditRequest,
    edit: (context: EditContext) => Promise<Edited>,
  ): Promise<Row> => {
    const by = await askedBy(services, call.caller, call.request);
    // Checked against the endpoint's schema before it goes out.
    return (await runEdit(services.database.db, call.caller, by, request, edit)) as Row;
  };

  handle(app, findCaller, endpoints.createPerson, async (call) => {
    const { editId, person } = call.body;
    const id = call.params.userId;
    return run<User>(call, { action: 'createPerson', editId, id, fields: person }, async (context) =>
      createPerson(context, id, person),
    );
  });
  handle(app, findCaller, endpoints.editPerson, async (call) => {
    const { editId, ...edit } = call.body;
    const id = call.params.userId;
    return run<User>(
      call,
      { action: 'editPerson', editId, id, fields: edit.change, seen: edit.seen },
      async (context) => editPerson(context, id, edit),
    );
  });

  handle(app, findCaller, endpoints.createClass, async (call) => {
    const { editId, class: made } = call.body;
    const id = call.params.classId;
    return run<Class>(call, { action: 'createClass', editId, id, fields: made }, async (context) =>
      createClass(context, id, made),
    );
  });
  handle(app, findCaller, endpoints.editClass, async (call) => {
    const { editId, ...edit } = call.body;
    const id = call.params.classId;
    return run<Class>(
      call,
      { action: 'editClass', editId, id, fields: edit.change, seen: edit.seen },
      async (context) => editClass(context, id, edit),
    );
  });
  handle(app, findCaller, endpoints.removeClass, async (call) => {
    const { editId, seen } = call.query;
    const id = call.params.classId;
    await run<null>(call, { action: 'removeClass', editId, id, fields: {}, seen }, async (context) =>
      removeClass(context, id, seen),
    );
  });

  handle(app, findCaller, endpoints.createEnrollment, async (call) => {
    const { editId, enrollment } = call.body;
    const id = call.params.enrollmentId;
    return run<Enrollment>(call, { action: 'createEnrollment', editId, id, fields: enrollment }, async (context) =>
      createEnrollment(context, id, enrollment),
    );
  });
  handle(app, findCaller, endpoints.editEnrollment, async (call) => {
    const { editId, ...edit } = call.body;
    const id = call.params.enrollmentId;
    return run<Enrollment>(
      call,
      { action: 'editEnrollment', editId, id, fields: edit.change, seen: edit.seen },
      async (context) => editEnrollment(context, id, edit),
    );
  });
  handle(app, findCaller, endpoints.removeEnrollment, async (call) => {
    const { editId, seen } = call.query;
    const id = call.params.enrollmentId;
    await run<null>(call, { action: 'removeEnrollment', editId, id, fields: {}, seen }, async (context) =>
      removeEnrollment(context, id, seen),
    );
  });
}
