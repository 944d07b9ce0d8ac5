import type { ReactNode } from 'react';
import type { SyncStatus } from '../../shared/contract/view.ts';
import { useSay } from './text.tsx';
import { useTimeLeft } from './useTimeLeft.ts';
import '../components/ProgressBar.css';
import './Download.css';

type DownloadProps = Readonly<{ status: SyncStatus; kept: boolean }>;

/** The first download of a roster: how far it is, and how long it still takes. */
export function Download({ status, kept }: DownloadProps): ReactNode {
  const say = useSay();
  const { rows, of } = status.download ?? { rows: 0, of: 0 };
  const left = useTimeLeft(rows, of);
  const offline = status.connection === 'offline' || status.connection === 'unreachable';
  return (
    <div className="download">
      <div className="download-card" aria-busy="true">
        <h1>{say('download.title')}</h1>
        <p>{say(kept ? 'download.body' : 'download.bodyNotKept')}</p>
        <progress
          aria-label={say('download.title')}
          className="progress-bar"
          max={of > 0 ? of : undefined}
          value={of > 0 ? rows : undefined}
        />
        <p className="small download-words">
          <span>{rowsText()}</span>
          <span>{offline ? say('download.offline') : left}</span>
        </p>
      </div>
    </div>
  );

  function rowsText(): string {
    if (rows === 0) return say('download.starting');
    return of > 0 ? say('download.rows', { rows, of }) : say('download.rowsOnly', { rows });
  }
}
