import type { ReactNode } from 'react';
import type { ReasonCode } from '../../shared/contract/problem.ts';
import type { Preview } from '../../shared/contract/view.ts';
import { useSay } from '../app/text.tsx';

/** What is so already is counted by itself; a grade is asked about below. */
const TOLD_ELSEWHERE: ReadonlySet<ReasonCode> = new Set(['alreadyAssigned', 'notAssigned', 'gradeNotEligible']);

const wordsOf = {
  students: {
    apply: 'changePreview.apply',
    wait: 'changePreview.wait',
    noop: 'changePreview.noop',
    refuse: 'changePreview.refuse',
  },
  changes: {
    apply: 'changePreview.changes.apply',
    wait: 'changePreview.changes.wait',
    noop: 'changePreview.changes.noop',
    refuse: 'changePreview.changes.refuse',
  },
} as const;

type PreviewCountsProps = Readonly<{
  known: Omit<Preview, 'results'> | null;
  /** All or nothing, and it does not fit for all. */
  isBlocked: boolean;
  /** What is counted: of a draft with several changes for one student, the changes. */
  unit?: 'students' | 'changes';
}>;

/** How many would be changed, wait, are so already, or cannot be changed and why. */
export function PreviewCounts({ known, isBlocked, unit = 'students' }: PreviewCountsProps): ReactNode {
  const say = useSay();
  if (known === null) return <div className="preview-counts" />;
  const { counts, reasons } = known;
  const words = wordsOf[unit];
  const refusals = reasons.filter(({ reason }) => !TOLD_ELSEWHERE.has(reason));
  return (
    <output className="preview-counts">
      {isBlocked && <p className="preview-warn">{say('changePreview.nothingUnlessAll')}</p>}
      {!isBlocked && counts.apply > 0 && <p>{say(words.apply, { count: counts.apply })}</p>}
      {!isBlocked && counts.wait > 0 && <p>{say(words.wait, { count: counts.wait })}</p>}
      {!isBlocked && counts.apply + counts.wait === 0 && <p>{say('changePreview.nothing')}</p>}
      {counts.noop > 0 && <p>{say(words.noop, { count: counts.noop })}</p>}
      {refusals.map(({ reason, count }) => (
        <div key={reason} className="preview-refusal">
          <p className="preview-warn">{say(words.refuse, { count })}</p>
          <p className="small">
            {say(`reason.${reason}`)} {say(`reason.${reason}.next`)}
          </p>
        </div>
      ))}
    </output>
  );
}
