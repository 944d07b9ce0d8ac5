import { useState } from 'react';

/** The value as it was when it was frozen: what the service says meanwhile is shown after. */
export function useFrozen<T>(value: T, isFrozen: boolean): T {
  const [kept, setKept] = useState<Readonly<{ value: T }> | null>(null);
  if (isFrozen && kept === null) {
    setKept({ value });
    return value;
  }
  if (!isFrozen && kept !== null) setKept(null);
  return isFrozen && kept !== null ? kept.value : value;
}
