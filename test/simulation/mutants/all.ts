import { inApi } from './inApi.ts';
import { inServer } from './inServer.ts';
import { inSql } from './inSql.ts';
import { inStore } from './inStore.ts';
import type { Mutant } from './mutant.ts';

export const mutants: readonly Mutant[] = [...inStore, ...inSql, ...inApi, ...inServer];

export function mutantOf(name: string | null): Mutant | undefined {
  return name === null ? undefined : mutants.find((mutant) => mutant.name === name);
}
