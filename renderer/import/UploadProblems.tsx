import type { ReactNode } from 'react';
import type { RosterReport } from '../../shared/contract/rosterSync.ts';
import { useSay } from '../app/text.tsx';
import { useSaveCsv } from '../app/useSaveCsv.ts';
import { Button } from '../components/Button.tsx';

/** What of a file was fixed, skipped or refused, row by row. */
export function UploadProblems({ report }: Readonly<{ report: RosterReport }>): ReactNode {
  const say = useSay();
  const saveCsv = useSaveCsv();
  const { entries, moreEntries } = report;
  if (entries.length === 0) return <p>{say('upload.clean')}</p>;
  const place = (row: number | null): string => (row === null ? '' : String(row));
  const save = async (): Promise<void> => {
    const head = [say('upload.file'), say('upload.row'), say('upload.column'), say('upload.done'), say('upload.why')];
    const lines = entries.map(({ file, row, column, action, message }) => [
      file,
      place(row),
      column ?? '',
      say(`upload.action.${action}`),
      message,
    ]);
    await saveCsv(say('upload.csvName'), [head, ...lines]);
  };
  return (
    <>
      {/* The rows are only read; the keyboard scrolls them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="held-schools upload-problems" aria-label={say('upload.problems')} tabIndex={0}>
        <table>
          <caption>{say('upload.problemCount', { count: entries.length + moreEntries })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('upload.file')}</th>
              <th scope="col">{say('upload.row')}</th>
              <th scope="col">{say('upload.done')}</th>
              <th scope="col">{say('upload.why')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ file, row, column, action, message }, index) => (
              <tr key={`${file} ${row} ${column} ${index}`}>
                <th scope="row">{file}</th>
                <td>{place(row)}</td>
                <td>{say(`upload.action.${action}`)}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        <Button size="compact" onClick={() => void save()}>
          {say('upload.csv')}
        </Button>
      </p>
    </>
  );
}
