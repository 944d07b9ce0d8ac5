import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LARGEST_UPLOAD } from '../../shared/contract/rosterUpload.ts';
import type { By } from '../audit/writeAudit.ts';
import { RequestError } from '../problems.ts';
import { importRoster, previewRoster } from '../rostering/uploads/importRoster.ts';
import type { Services } from '../services.ts';
import { askedBy } from './askedBy.ts';
import { rosterUploadEndpoints as endpoints } from './endpoints/rosterUploadEndpoints.ts';
import { handle, type Caller, type FindCaller } from './handle.ts';

/** Rosters that are kept by hand, uploaded. In a scope of its own: no other route takes a zip, and these no JSON. */
export function serveRosterUploads(app: FastifyInstance, services: Services, findCaller: FindCaller): void {
  const { db } = services.database;
  // An upload is about all people of its schools, and may add schools: nobody below the district decides that.
  const administrator = async (caller: Caller, request: FastifyRequest): Promise<By> => {
    if (caller.account.role !== 'districtAdministrator') throw new RequestError('forbidden');
    return askedBy(services, caller, request);
  };
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/zip',
      { parseAs: 'buffer', bodyLimit: LARGEST_UPLOAD },
      async (_request: FastifyRequest, body: Buffer) => body,
    );
    handle(scope, findCaller, endpoints.previewRosterUpload, async ({ file, caller, request }) => {
      const { districtId, at } = await administrator(caller, request);
      return previewRoster(db, file, { districtId, now: at });
    });
    handle(scope, findCaller, endpoints.importRosterUpload, async ({ file, params, query, caller, request }) => {
      const by = await administrator(caller, request);
      return importRoster(db, file, by, { editId: params.editId, mark: query.mark });
    });
  });
}
