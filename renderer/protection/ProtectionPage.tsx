import type { ReactNode } from 'react';

type ProtectionPageProps = Readonly<{ title: string; body: string; error: string | null; children: ReactNode }>;

/** The page around a question about the key. */
export function ProtectionPage({ title, body, error, children }: ProtectionPageProps): ReactNode {
  return (
    <main className="gate">
      <div className="gate-card wide">
        <div className="gate-head">
          <span className="mark" aria-hidden="true" />
          <h1>{title}</h1>
          <p>{body}</p>
        </div>
        {error !== null && (
          <p className="note bad" role="alert">
            {error}
          </p>
        )}
        <div className="gate-choices">{children}</div>
      </div>
    </main>
  );
}
