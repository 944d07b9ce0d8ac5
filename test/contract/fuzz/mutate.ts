import fc, { type GeneratorValue } from 'fast-check';

type Path = readonly (string | number)[];
type Place = Readonly<{ path: Path; old: unknown }>;

/** How one place of a body can be wrong. */
type Fault = Readonly<{
  fits: (old: unknown) => boolean;
  apply: (draw: GeneratorValue, old: unknown) => unknown;
}>;

const HUGE = 'x'.repeat(100_000);
const GONE = Symbol('gone');

const anything = (): boolean => true;
const isText = (old: unknown): boolean => typeof old === 'string';

const faults: Readonly<Record<string, Fault>> = {
  missing: { fits: anything, apply: () => GONE },
  surplus: { fits: isObject, apply: (_, old) => ({ ...(old as object), surprise: 1 }) },
  otherType: {
    fits: anything,
    apply: (draw, old) =>
      draw(fc.constantFrom<unknown[]>, null, true, 1.5, 7, '', 'x', [], {}, [old], { toString: old }),
  },
  huge: {
    fits: anything,
    apply: (_, old) => {
      if (Array.isArray(old)) return Array.from({ length: 1001 }, () => (old as unknown[])[0] ?? 1);
      return typeof old === 'number' ? 2 ** 60 : HUGE;
    },
  },
  deep: { fits: anything, apply: () => Array.from({ length: 100 }).reduce<unknown>((inner) => [inner], 1) },
  /** PostgreSQL keeps no NUL and UTF-8 no half of a pair. */
  unkeepable: {
    fits: isText,
    apply: (draw, old) => `${String(old)}${draw(fc.constantFrom, '\0', '\ud83d', '\udc00 ')}`,
  },
  oddText: {
    fits: isText,
    apply: (draw, old) =>
      draw(fc.constantFrom, `${String(old)} `, ` ${String(old)}`, String(old).toUpperCase(), '%00', "';--"),
  },
  oddNumber: {
    fits: (old) => typeof old === 'number',
    apply: (draw, old) => draw(fc.constantFrom, -Number(old), Number(old) + 0.5, -1, 0),
  },
};

/** Draws a body with one thing wrong in it, mostly, and says what. */
export function mutate(draw: GeneratorValue, body: unknown): Readonly<{ fault: string; body: unknown }> {
  const name = draw(fc.constantFrom, ...Object.keys(faults));
  const fault = faults[name];
  const fitting = placesOf(body).filter(({ old }) => fault?.fits(old));
  if (!fault || fitting.length === 0) return { fault: 'none', body };
  const { path, old } = fitting[draw(fc.nat, { max: fitting.length - 1 })] ?? { path: [], old: body };
  return { fault: `${name} at ${path.join('.')}`, body: replace(body, path, fault.apply(draw, old)) };
}

function placesOf(value: unknown, path: Path = []): readonly Place[] {
  const here = { path, old: value };
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, member]) => placesOf(member, [...path, key]))];
}

function replace(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by === GONE ? undefined : by;
  if (Array.isArray(value)) {
    const copy = [...(value as unknown[])];
    if (rest.length === 0 && by === GONE) copy.splice(Number(key), 1);
    else copy[Number(key)] = replace(copy[Number(key)], rest, by);
    return copy;
  }
  const copy = { ...(value as Record<string, unknown>) };
  if (rest.length === 0 && by === GONE) delete copy[key];
  else copy[key] = replace(copy[key], rest, by);
  return copy;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
