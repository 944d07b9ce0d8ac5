import type { ClassId, OrgId } from '../../shared/contract/ids.ts';
import type { Grade } from '../../shared/roster/grades.ts';

/** What narrows the License Board, besides the school; found again on the way back. */
export type BoardFilter = Readonly<{
  /** The school it was chosen in: in another it means nothing. */
  orgId: OrgId | null;
  grade: Grade | null;
  schoolClass: Readonly<{ id: ClassId; title: string }> | null;
  text: string;
}>;

export const NO_BOARD_FILTER: BoardFilter = { orgId: null, grade: null, schoolClass: null, text: '' };
