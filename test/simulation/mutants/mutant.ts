import type { Mutation } from '../simulate.ts';

/** A seeded defect: what is broken, in words, and how it gets between the real parts. */
export type Mutant = Readonly<{ name: string; mutation: Mutation }>;
