import type { EducatorRole } from '../../shared/contract/view.ts';

/** How User Management shows educators, as long as the app runs: the person's way of working, not the screen's. */
export type EducatorView = Readonly<{
  layout: 'tiles' | 'list';
  /** Only those of one role; everybody with null. */
  role: EducatorRole | null;
}>;

export const ALL_AS_TILES: EducatorView = { layout: 'tiles', role: null };
