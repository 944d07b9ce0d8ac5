import { useId, type ReactNode } from 'react';

/** A part of the gallery. */
export function Part({ title, children }: Readonly<{ title: string; children: ReactNode }>): ReactNode {
  const id = useId();
  return (
    <section className="card gallery-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
