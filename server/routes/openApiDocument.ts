import * as z from 'zod';
import { PROBLEM_MEDIA_TYPE, Problem, type ProblemCode } from '../../shared/contract/problem.ts';
import { DEVICE_HEADER } from '../../shared/contract/session.ts';
import * as account from '../../shared/contract/account.ts';
import * as audit from '../../shared/contract/audit.ts';
import * as change from '../../shared/contract/change.ts';
import * as district from '../../shared/contract/district.ts';
import * as people from '../../shared/contract/people.ts';
import * as pull from '../../shared/contract/pull.ts';
import * as push from '../../shared/contract/push.ts';
import * as rosterUpload from '../../shared/contract/rosterUpload.ts';
import * as rosterSync from '../../shared/contract/rosterSync.ts';
import * as edit from '../../shared/contract/rosterEdit.ts';
import * as rows from '../../shared/contract/rows.ts';
import * as products from '../../shared/contract/products.ts';
import * as waiting from '../../shared/contract/waiting.ts';
import * as session from '../../shared/contract/session.ts';
import { RequestError } from '../problems.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import { allEndpoints } from './endpoints/allEndpoints.ts';

type Json = Readonly<Record<string, unknown>>;

/** Schemas that get a name of their own in the document. */
const named: Readonly<Record<string, z.ZodType>> = {
  Problem,
  ServerInfo: session.ServerInfo,
  Account: session.Account,
  SignInRequest: session.SignInRequest,
  RefreshRequest: session.RefreshRequest,
  Session: session.Session,
  ChangePassword: account.ChangePassword,
  SessionList: account.SessionList,
  AccountPage: account.AccountPage,
  EditAccount: account.EditAccount,
  Invite: account.Invite,
  Invitation: account.Invitation,
  InvitationMade: account.InvitationMade,
  InvitationPage: account.InvitationPage,
  RedeemInvitation: account.RedeemInvitation,
  Intent: change.Intent,
  Change: change.Change,
  Void: change.Void,
  PushRequest: push.PushRequest,
  PushResponse: push.PushResponse,
  PushResult: push.PushResult,
  Verdict: push.Verdict,
  Effects: push.Effects,
  OpsResponse: push.OpsResponse,
  Closed: pull.Closed,
  Checks: pull.Checks,
  ChangesResponse: pull.ChangesResponse,
  SnapshotHead: pull.SnapshotHead,
  SnapshotRows: pull.SnapshotRows,
  SnapshotEnd: pull.SnapshotEnd,
  SnapshotLine: pull.SnapshotLine,
  AuditRecord: audit.AuditRecord,
  AuditPage: audit.AuditPage,
  District: district.District,
  EditDistrict: district.EditDistrict,
  OrgList: people.OrgList,
  PeoplePage: people.PeoplePage,
  ClassPage: people.ClassPage,
  ClassDetail: people.ClassDetail,
  CreatePerson: edit.CreatePerson,
  EditPerson: edit.EditPerson,
  CreateClass: edit.CreateClass,
  EditClass: edit.EditClass,
  CreateEnrollment: edit.CreateEnrollment,
  EditEnrollment: edit.EditEnrollment,
  Org: rows.Org,
  User: rows.User,
  AcademicSession: rows.AcademicSession,
  Class: rows.Class,
  Enrollment: rows.Enrollment,
  Product: rows.Product,
  Pool: rows.Pool,
  Assignment: rows.Assignment,
  RosterSources: rosterSync.RosterSources,
  OrgRosterSource: rosterSync.OrgRosterSource,
  PlatformStatus: rosterSync.PlatformStatus,
  RosterSettings: rosterSync.RosterSettings,
  RosterSync: rosterSync.RosterSync,
  RosterSyncDetail: rosterSync.RosterSyncDetail,
  RosterSyncPage: rosterSync.RosterSyncPage,
  RosterSyncRequest: rosterSync.RosterSyncRequest,
  RosterSyncRequested: rosterSync.RosterSyncRequested,
  RosterSyncDecision: rosterSync.RosterSyncDecision,
  RosterSourceChoice: rosterSync.RosterSourceChoice,
  RosterReport: rosterSync.RosterReport,
  RosterUploadPreview: rosterUpload.RosterUploadPreview,
  RosterUploadDone: rosterUpload.RosterUploadDone,
  WaitingEntry: rows.WaitingEntry,
  WaitState: waiting.WaitState,
  PoolStatus: products.PoolStatus,
  ProductList: products.ProductList,
  LicenseEvent: products.LicenseEvent,
  LicenseHistory: products.LicenseHistory,
  TransferRequest: products.TransferRequest,
  PoolTransfer: products.PoolTransfer,
  TransferDone: products.TransferDone,
  TransferList: products.TransferList,
};

const COMPONENTS = '#/components/schemas/';

/** What any operation can answer besides its own problems. */
const EVERYWHERE: readonly ProblemCode[] = [
  'invalidRequest',
  'requestTimeout',
  'tooLarge',
  'unsupportedMediaType',
  'internal',
  'unavailable',
];

/** The OpenAPI 3.1 document of the API, made from the same endpoints and schemas that the router checks. */
export function openApiDocument(): Json {
  const registry = z.registry<{ id?: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const toSchema = (schema: z.ZodType): Json => {
    const id = registry.get(schema)?.id;
    return id === undefined ? inline(schema) : { $ref: COMPONENTS + id };
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Seatwise licensing API',
      version: '1',
      description:
        'Rosters and product licenses of a district. Changes are pushed per device and answered one by one; what a ' +
        'reader may see is pulled as a snapshot and then as deltas. Errors are problem details (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: pathsOf(allEndpoints, toSchema),
    components: {
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer' } },
      schemas: componentsOf(registry),
    },
  };
}

/** As it is committed. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`;
}

function componentsOf(registry: z.core.$ZodRegistry<{ id?: string }>): Json {
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => COMPONENTS + id, unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutDialect(schema)]));
}

/** Queries: as they are sent. */
function inline(schema: z.ZodType): Json {
  return withoutDialect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

function withoutDialect(schema: object): Json {
  const { $schema: _, $id: __, ...rest } = schema as Record<string, unknown>;
  return rest;
}

function pathsOf(all: readonly Endpoint[], toSchema: (schema: z.ZodType) => Json): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of all) {
    const path = (paths[endpoint.path] ??= {});
    path[endpoint.method.toLowerCase()] = operationOf(endpoint, toSchema);
  }
  return paths;
}

function operationOf(endpoint: Endpoint, toSchema: (schema: z.ZodType) => Json): Json {
  const { id, summary, params, query, body, file, answer, signedIn, anyContract } = endpoint;
  const parameters = [
    ...(params ? parametersOf('path', params, toSchema) : []),
    ...(query ? parametersOf('query', query, toSchema) : []),
    ...(anyContract ? [] : [contractHeader(toSchema)]),
  ];
  return {
    operationId: id,
    summary,
    ...(signedIn ? { security: [{ accessToken: [] }] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: toSchema(body) } } } } : {}),
    ...(file ? { requestBody: fileBody(file) } : {}),
    responses: { ...successOf(answer, toSchema), ...problemsOf(endpoint, toSchema) },
  };
}

/** Bytes have no schema of JSON's; what a reader needs to know is how many there may be. */
function fileBody({ mediaType, largest }: NonNullable<Endpoint['file']>): Json {
  const description = `The file as it is, up to ${largest / 1_000_000} million bytes.`;
  return { required: true, description, content: { [mediaType]: { schema: { type: 'string', maxLength: largest } } } };
}

function parametersOf(
  place: 'path' | 'query',
  members: z.ZodObject,
  toSchema: (schema: z.ZodType) => Json,
): readonly Json[] {
  const { properties = {}, required = [] } = toSchema(members) as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    // The device may be named by its header instead.
    required: name !== 'deviceId' && required.includes(name),
    ...(name === 'deviceId' ? { description: `May be sent as the header ${DEVICE_HEADER} instead.` } : {}),
    schema,
  }));
}

function contractHeader(toSchema: (schema: z.ZodType) => Json): Json {
  return {
    name: session.CONTRACT_HEADER,
    in: 'header',
    required: false,
    description: 'The contract that the client speaks. An older one than the server understands is answered with 426.',
    schema: toSchema(session.ContractNumber),
  };
}

function successOf(answer: Answer, toSchema: (schema: z.ZodType) => Json): Json {
  switch (answer.kind) {
    case 'json':
      return { 200: { description: 'Done.', content: { 'application/json': { schema: toSchema(answer.schema) } } } };
    case 'ndjson':
      return {
        200: {
          description: 'Lines, each a JSON value of this schema.',
          content: { 'application/x-ndjson': { schema: toSchema(answer.schema) } },
        },
      };
    case 'events':
      return {
        200: {
          description: 'An event `changed` without data whenever something is new.',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
      };
    case 'file':
      return {
        200: { description: answer.description, content: { [answer.mediaType]: { schema: { type: 'string' } } } },
      };
    case 'nothing':
      return { 204: { description: 'Done.' } };
  }
}

function problemsOf({ problems, signedIn, anyContract }: Endpoint, toSchema: (schema: z.ZodType) => Json): Json {
  const codes: readonly ProblemCode[] = [
    ...EVERYWHERE,
    ...(anyContract ? [] : (['clientTooOld'] as const)),
    ...(signedIn ? (['unauthorized'] as const) : []),
    ...problems,
  ];
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const { status, type, title } = new RequestError(code).problem;
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${type}\`: ${title}`]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, descriptions]) => [
        status,
        { description: descriptions.join('\n'), content: { [PROBLEM_MEDIA_TYPE]: { schema: toSchema(Problem) } } },
      ]),
  );
}
