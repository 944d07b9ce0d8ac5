import { useId, type ReactNode } from 'react';

type SectionProps = Readonly<{ title: string; children: ReactNode }>;

/** A group of settings. */
export function Section({ title, children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <section className="card settings-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

type LineProps = Readonly<{ label: string; hint?: string; children: ReactNode }>;

/** One thing that is so, or can be done, with what it is called. */
export function Line({ label, hint, children }: LineProps): ReactNode {
  return (
    <div className="settings-line">
      <div className="settings-label">
        <span>{label}</span>
        {hint !== undefined && <p className="small">{hint}</p>}
      </div>
      <div className="settings-value">{children}</div>
    </div>
  );
}
