import { useMemo, type ReactNode } from 'react';
import type { Intent } from '../../shared/contract/change.ts';
import type { Preview, StudentProducts } from '../../shared/contract/view.ts';
import { changeSentence } from '../activity/changeSentence.ts';
import type { GridColumn } from '../components/GridRow.tsx';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { useSay, type Say } from '../app/text.tsx';

type Result = Preview['results'][number];
type Line = Readonly<{ intent: Intent; result: Result | undefined }>;

type ReviewGridProps = Readonly<{
  students: readonly StudentProducts[];
  intents: readonly Intent[];
  known: Preview | null;
}>;

/** Each change of the draft, student by student, with what would become of it. */
export function ReviewGrid({ students, intents, known }: ReviewGridProps): ReactNode {
  const say = useSay();
  const columns = useMemo(() => columnsOf(say, students), [say, students]);
  const lines = linesOf(students, intents, known);
  return (
    <div className="card fill">
      <PagedGrid
        label={say('steps.review.list')}
        className="step-review"
        columns={columns}
        total={lines.length}
        rowAt={(index) => lines[index]}
        rowKey={lineKey}
        loadingText={say('students.loading')}
        onWindow={() => undefined}
        resetKey=""
        place={{ scrollTop: 0, activeIndex: 0 }}
        onLeave={() => undefined}
        onEnter={() => undefined}
      />
    </div>
  );
}

const lineKey = ({ intent }: Line): string => JSON.stringify(intent);

/** In the order of the class; the changes themselves are in the order in which they are saved. */
function linesOf(students: readonly StudentProducts[], intents: readonly Intent[], known: Preview | null): Line[] {
  const places = new Map(students.map(({ person }, at) => [person.userId, at]));
  const placeOf = ({ intent }: Line): number => ('userId' in intent ? (places.get(intent.userId) ?? -1) : -1);
  // An answer about a draft of before says nothing of this one.
  const fits = known?.results.length === intents.length;
  return intents
    .map((intent, at) => ({ intent, result: fits ? known.results[at] : undefined }))
    .sort((a, b) => placeOf(a) - placeOf(b));
}

function columnsOf(say: Say, students: readonly StudentProducts[]): readonly GridColumn<Line>[] {
  const names = new Map<string, string>();
  const products = new Map<string, string>();
  for (const { person, choices } of students) {
    names.set(person.userId, say('person.fullName', { given: person.givenName, family: person.familyName }));
    for (const { product } of choices) products.set(product.id, product.name);
  }
  return [
    {
      id: 'change',
      header: say('results.column.change'),
      render: ({ intent }) => {
        const text = changeSentence(say, 'wish', intent, {
          person: (id) => names.get(id),
          product: (id) => products.get(id),
        });
        return <bdi title={text}>{text}</bdi>;
      },
    },
    {
      id: 'outcome',
      header: say('steps.review.column.result'),
      render: ({ result }) => {
        const text = outcomeText(say, result);
        const isBad = result?.outcome === 'refuse' || result?.outcome === 'wait';
        return (
          <span className={isBad ? 'preview-warn' : ''} title={text}>
            {text}
          </span>
        );
      },
    },
  ];
}

function outcomeText(say: Say, result: Result | undefined): string {
  if (result === undefined) return '\u00a0';
  const { outcome, reason } = result;
  if (outcome !== 'refuse') return say(`steps.review.${outcome}`);
  if (reason === 'gradeNotEligible') return say('steps.review.grade');
  return reason === null ? '' : say(`reason.${reason}`);
}
