import type { ReactNode } from 'react';

/** A sentence of the help: what stands between two asterisks is a label or a key, and stands out. */
export function Marked({ text }: Readonly<{ text: string }>): ReactNode {
  // The place in the sentence is all that tells two equal parts apart, and sentences do not alter.
  return text.split('**').map((part, place) => (place % 2 === 1 ? <b key={place}>{part}</b> : part));
}
