/** `''` for the tables in use, `next_` for those of a snapshot that is being built beside them. */
export type Layer = '' | 'next_';
