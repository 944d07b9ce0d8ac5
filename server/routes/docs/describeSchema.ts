import { markup, type Html } from './markup.ts';

/** JSON Schema as the OpenAPI document has it. */
export type Schema = Readonly<Record<string, unknown>>;

/** What a schema takes, in words and, for objects, as a table of its members. */
export function describeSchema(schema: Schema): Html {
  const name = nameOf(schema);
  if (name !== null) return markup`<a href="#schema-${name}">${name}</a>`;
  const alternatives = schemas(schema['oneOf'] ?? schema['anyOf'] ?? schema['allOf']);
  if (alternatives.length > 0) return describeAlternatives(alternatives);
  switch (schema['type']) {
    case 'object':
      return describeObject(schema);
    case 'array':
      return markup`list${limits(schema, 'minItems', 'maxItems')} of ${describeSchema((schema['items'] ?? {}) as Schema)}`;
    default:
      return markup`${describeValue(schema)}`;
  }
}

function describeAlternatives(alternatives: readonly Schema[]): Html {
  const isShort = alternatives.every((one) => one['type'] !== 'object');
  if (isShort)
    return markup`${alternatives.map((one, index) => markup`${index > 0 ? ' or ' : ''}${describeSchema(one)}`)}`;
  return markup`one of
    <ul>
      ${alternatives.map((one) => markup`<li>${describeSchema(one)}</li>`)}
    </ul>`;
}

function describeObject({ properties, required, additionalProperties }: Schema): Html {
  const needed = new Set((required ?? []) as readonly string[]);
  const members = Object.entries((properties ?? {}) as Record<string, Schema>);
  const others = additionalProperties as Schema | boolean | undefined;
  const rows = members.map(
    ([name, member]) =>
      markup`<tr>
        <th><code>${name}</code>${needed.has(name) ? '' : ' (optional)'}</th>
        <td>${describeSchema(member)}</td>
      </tr>`,
  );
  const more =
    typeof others === 'object'
      ? markup`<tr>
          <th>any other</th>
          <td>${describeSchema(others)}</td>
        </tr>`
      : markup``;
  return members.length === 0 && typeof others !== 'object'
    ? markup`object`
    : markup`<table>
        ${rows}${more}
      </table>`;
}

function describeValue(schema: Schema): string {
  if ('const' in schema) return JSON.stringify(schema['const']);
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  const type = typeof schema['type'] === 'string' ? schema['type'] : 'anything';
  const format = typeof schema['format'] === 'string' ? ` (${schema['format']})` : '';
  // A format says it better than the pattern that tests it.
  const pattern = typeof schema['pattern'] === 'string' && format === '' ? ` like ${schema['pattern']}` : '';
  return type + format + limits(schema, 'minLength', 'maxLength') + limits(schema, 'minimum', 'maximum') + pattern;
}

function limits(schema: Schema, least: string, most: string): string {
  const [min, max] = [schema[least], schema[most]].map((limit) =>
    // The limit of what a number of JavaScript can hold says nothing about the API.
    typeof limit === 'number' && Math.abs(limit) < Number.MAX_SAFE_INTEGER ? limit : undefined,
  );
  if (min === undefined && max === undefined) return '';
  if (max === undefined) return ` (${min} or more)`;
  return min === undefined ? ` (${max} at most)` : ` (${min} to ${max})`;
}

function nameOf({ $ref: reference }: Schema): string | null {
  return typeof reference === 'string' ? (reference.split('/').at(-1) ?? null) : null;
}

function schemas(value: unknown): readonly Schema[] {
  return Array.isArray(value) ? (value as Schema[]) : [];
}
