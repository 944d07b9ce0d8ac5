import { describe, expect, it } from 'vitest';
import { operations, resolve, type Schema } from './document.ts';

describe('the OpenAPI document, read from outside', () => {
  it.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s: every text and every list that comes in has a limit, and objects take no more than they name',
    (_, { parameters, body }) => {
      const open = [
        ...parameters.flatMap(({ name, schema }) => unlimited(schema, name)),
        ...(body ? unlimited(body, 'body') : []),
      ];
      expect(open).toEqual([]);
    },
  );
});

/** Where a schema sets no bound to what it takes. */
function unlimited(schema: Schema, where: string): readonly string[] {
  const { anyOf, oneOf, allOf, type, items, properties, ...plain } = resolve(schema);
  const inside = [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])].flatMap((part) => unlimited(part, where));
  switch (type) {
    case 'string': {
      const bounded = plain.maxLength ?? plain.format ?? plain.pattern ?? plain.enum ?? plain.const;
      return bounded === undefined ? [where] : inside;
    }
    case 'array':
      return [...(plain.maxItems === undefined ? [where] : []), ...unlimited(items ?? {}, `${where}[]`)];
    case 'object':
      return [
        ...(plain.additionalProperties === false ? [] : [`${where}.*`]),
        ...Object.entries(properties ?? {}).flatMap(([name, member]) => unlimited(member, `${where}.${name}`)),
      ];
    default:
      return inside;
  }
}
