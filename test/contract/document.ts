import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';

/** A JSON Schema, read as far as the tests need it. */
export type Schema = Readonly<{
  $ref?: string;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
}>;

export type Parameter = Readonly<{ name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema }>;
type Content = Readonly<Record<string, Readonly<{ schema: Schema }>>>;
type Described = Readonly<{
  operationId: string;
  summary: string;
  security?: readonly unknown[];
  parameters?: readonly Parameter[];
  requestBody?: Readonly<{ content: Content }>;
  responses: Readonly<Record<string, Readonly<{ description: string; content?: Content }>>>;
}>;

export type Operation = Readonly<{
  id: string;
  method: string;
  path: string;
  signedIn: boolean;
  parameters: readonly Parameter[];
  body: Schema | null;
  mediaType: string;
  responses: Described['responses'];
}>;

/** What came back, whatever it was. */
export type Answered = Readonly<{ status: number; type: string; text: string }>;

const file = new URL('../../server/openapi.json', import.meta.url);
/** The committed document, as anybody else would read it. */
export const document = JSON.parse(readFileSync(file, 'utf8')) as Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  components: Readonly<{ schemas: Readonly<Record<string, Schema>> }>;
}>;

export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => {
    const [[mediaType, media] = ['', null]] = Object.entries(described.requestBody?.content ?? {});
    return {
      id: described.operationId,
      method: method.toUpperCase(),
      path,
      signedIn: described.security !== undefined,
      parameters: described.parameters ?? [],
      body: media?.schema ?? null,
      mediaType,
      responses: described.responses,
    };
  }),
);

// Ajv is no code of ours and knows nothing of zod: what it reads in the document is what others read.
// An unknown keyword or format would be checked by nobody: it throws.
const ajv = new Ajv2020({
  strictSchema: true,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  formats: fullFormats,
  validateFormats: true,
});
// The document around the schemas is not JSON Schema.
ajv.addVocabulary(Object.keys(document));
ajv.addSchema(document, 'openapi');
const compiled = new Map<Schema, ValidateFunction>();

/** What of a value departs from a schema of the document; empty when nothing does. */
export function faultsOf(schema: Schema, value: unknown): readonly string[] {
  const validate = compiled.get(schema) ?? ajv.compile(absolute(schema) as object);
  compiled.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? 'wrong'}`);
}

/** What of an answer departs from what the document says about the operation. */
export function answerFaults(operation: Operation, { status, type, text }: Answered): readonly string[] {
  const described = operation.responses[String(status)];
  if (!described) return [`status ${status} is not in the document`];
  if (!described.content) return text === '' ? [] : ['there is a body where the document has none'];
  const essence = type.split(';')[0] ?? '';
  const schema = described.content[essence]?.schema;
  if (!schema) return [`the media type ${type} is not in the document`];
  switch (essence) {
    case 'application/x-ndjson':
      return text
        .split('\n')
        .filter(Boolean)
        .flatMap((line) => faultsOf(schema, JSON.parse(line)));
    case 'application/json':
    case 'application/problem+json':
      return schema.type === 'string' && text === '' ? [] : faultsOf(schema, parsed(text, schema));
    default:
      return faultsOf(schema, text);
  }
}

/** A file of JSON is documented as the text it is. */
function parsed(text: string, schema: Schema): unknown {
  return schema.type === 'string' ? text : JSON.parse(text);
}

/** The schema behind a reference of the document. */
export function resolve(schema: Schema): Schema {
  const name = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const found = name === undefined ? undefined : document.components.schemas[name];
  return found ? resolve(found) : schema;
}

/** References start at the root of the document, wherever a part of it is compiled. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) =>
      key === '$ref' && typeof member === 'string' ? [key, `openapi${member}`] : [key, absolute(member)],
    ),
  );
}
