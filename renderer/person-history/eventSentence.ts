import type { PersonEvent } from '../../shared/contract/personHistory.ts';
import type { Say } from '../app/text.tsx';

/** Who did it and from which computer: "Removed by Dana Whitfield · on Front desk". */
export function eventSentence(say: Say, { kind, by, device }: PersonEvent): string {
  if (by.kind === 'server') return say(`personHistory.${kind}.server`);
  const what = say(`personHistory.${kind}.person`, { name: by.name ?? say('personHistory.nobody') });
  if (device.isThis) return `${what} · ${say('personHistory.here')}`;
  return device.name === null ? what : `${what} · ${say('personHistory.device', { name: device.name })}`;
}
