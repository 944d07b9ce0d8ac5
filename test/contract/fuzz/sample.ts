import fc, { type GeneratorValue } from 'fast-check';
import { resolve, type Operation, type Schema } from '../document.ts';

/** The ids of one side of the world, by the word that a member's name ends in. */
export type Ids = Readonly<Record<string, readonly string[]>>;

/** Draws a value that the schema allows; ids are taken from `ids` where a member's name tells of what. */
export function drawValue(draw: GeneratorValue, schema: Schema, ids: Ids, name = ''): unknown {
  const plain = resolve(schema);
  const alternatives = plain.oneOf ?? plain.anyOf;
  if (alternatives) return drawValue(draw, draw(fc.constantFrom, ...alternatives), ids, name);
  if (plain.const !== undefined) return plain.const;
  if (plain.enum) return draw(fc.constantFrom, ...plain.enum);
  const type = typeof plain.type === 'string' ? plain.type : plain.type?.[0];
  switch (type) {
    case 'object':
      return drawObject(draw, plain, ids);
    case 'array': {
      const least = plain.minItems ?? 0;
      const count = draw(fc.integer, { min: least, max: Math.min(plain.maxItems ?? 3, least + 2) });
      return Array.from({ length: count }, () => drawValue(draw, plain.items ?? {}, ids, name));
    }
    case 'string':
      return drawText(draw, plain, ids, name);
    case 'integer':
      return draw(fc.integer, {
        min: plain.minimum ?? -5,
        max: Math.min(plain.maximum ?? 50, (plain.minimum ?? 0) + 50),
      });
    case 'number':
      return draw(fc.integer, { min: plain.minimum ?? 0, max: plain.maximum ?? 100 });
    case 'boolean':
      return draw(fc.boolean);
    case 'null':
      return null;
    default:
      return draw(fc.constantFrom, null, 1, 'text', []);
  }
}

/** By the pattern's text: to the library one regular expression is as good as another, and it would take the first for all. */
function textMatching(pattern: string): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(pattern));
}

function drawObject(draw: GeneratorValue, { properties = {}, required = [] }: Schema, ids: Ids): unknown {
  const present = Object.entries(properties).filter(([name]) => required.includes(name) || draw(fc.boolean));
  return Object.fromEntries(present.map(([name, schema]) => [name, drawValue(draw, schema, ids, name)]));
}

function drawText(draw: GeneratorValue, schema: Schema, ids: Ids, name: string): string {
  const known = idsFor(ids, name);
  if (known.length > 0) return draw(fc.constantFrom, ...known);
  switch (schema.format) {
    case 'uuid':
      return draw(fc.uuid, { version: [4, 7] });
    case 'date':
      return draw(fc.constantFrom, '2026-02-28', '2024-02-29', '1999-12-31');
    case 'date-time':
      return draw(fc.constantFrom, '2026-01-05T10:00:00Z', '2026-01-05T10:00:00.123Z');
    case 'email':
      return draw(fc.constantFrom, 'somebody@example.org', 'a.b@example.com');
    default:
  }
  if (schema.pattern !== undefined) return draw(textMatching, schema.pattern);
  const min = schema.minLength ?? 0;
  return draw(fc.string, {
    minLength: min,
    maxLength: Math.max(min, Math.min(schema.maxLength ?? 20, 20)),
    unit: 'binary',
  })
    .replaceAll(/\0/g, '0')
    .padEnd(min, 'x');
}

/** `fromUserId`, `userIds` and `userId` are all ids of users. */
function idsFor(ids: Ids, name: string): readonly string[] {
  const word = name.replace(/Ids$/, 'Id');
  const kind = Object.keys(ids).find(
    (key) =>
      word.toLowerCase() === key.toLowerCase() ||
      (word.endsWith('Id') && word.toLowerCase().endsWith(key.toLowerCase())),
  );
  return kind === undefined ? [] : (ids[kind] ?? []);
}

/** The parameters of an operation as they stand in its address. */
export function drawParameters(draw: GeneratorValue, operation: Operation, ids: Ids): Map<string, string> {
  const values = new Map<string, string>();
  for (const { name, required, schema } of operation.parameters) {
    if (!required && name !== 'deviceId' && draw(fc.boolean)) continue;
    values.set(name, String(drawValue(draw, schema, ids, name)));
  }
  return values;
}
