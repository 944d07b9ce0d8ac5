/** The measures that were asked for by name, in the order of the list; all when no name was given. */
export function choose<Named extends Readonly<{ name: string }>>(
  all: readonly Named[],
  asked: readonly string[],
): Readonly<{ chosen: readonly Named[]; unknown: readonly string[] }> {
  const names = new Set(all.map(({ name }) => name));
  const unknown = asked.filter((name) => !names.has(name));
  return { chosen: asked.length === 0 ? all : all.filter(({ name }) => asked.includes(name)), unknown };
}
