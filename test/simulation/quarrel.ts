import type { ResolveChoice } from '../../shared/contract/view.ts';
import type { Action, Deed } from './deed.ts';
import { dice, seedOf, type Dice } from './random.ts';

/** What the one who was offline then decides. */
const CHOICES: readonly ResolveChoice[] = ['keepMine', 'keepMine', 'keepTheirs', 'keepTheirs', 'drop'];
const OFFLINE_S = [8, 16] as const;
const DECIDES_AFTER_S = [6, 20] as const;
/**
 * So often the app is replaced meanwhile, and the other takes their edit back: the license is there again, and yet another
 * than the first one saw. The new app downloads everything before it sends what was saved on what the old one showed.
 */
const UPGRADED = 0.2;
const TAKEN_BACK_AFTER_MS = 1500;

/**
 * Two computers edit one license, of which the first is offline until the second's edit has come through: then what its
 * person saw is no longer so. By chance alone that hardly ever happens.
 */
export function quarrel(random: Dice, computers: number, endsAt: number): readonly Action[] {
  const computer = random.int(0, computers - 1);
  const other = (computer + random.int(1, computers - 1)) % computers;
  const license = random.int(0, 2 ** 31);
  const edit = (): Deed => ({ kind: 'edit', intents: 1, inDays: null, pick: random.int(0, 2 ** 31), license });
  const offlineMs = random.int(...OFFLINE_S) * 1000;
  const thinksMs = random.int(...DECIDES_AFTER_S) * 1000;
  const at = random.int(500, endsAt - offlineMs - thinksMs);
  const backAt = at + offlineMs;
  const choice = random.pick(CHOICES);
  const mine: Action = { at: at + random.int(100, 7000), computer, deed: edit() };
  const theirs: Action = { at: at + random.int(100, 5000), computer: other, deed: edit() };
  const upgraded: readonly Action[] = [
    { at: theirs.at + TAKEN_BACK_AFTER_MS, computer: other, deed: { kind: 'takeBack', pick: license } },
    { at: backAt - 500, computer, deed: { kind: 'upgrade', from: 1 } },
  ];
  return [
    { at, computer, deed: { kind: 'online', online: false } },
    mine,
    theirs,
    ...(dice(seedOf(license, 'upgraded')).chance(UPGRADED) ? upgraded : []),
    { at: backAt, computer, deed: { kind: 'online', online: true } },
    { at: backAt + thinksMs, computer, deed: { kind: 'resolve', choice, pick: random.int(0, 2 ** 31) } },
  ];
}

/** The one of these that the number means: the same wherever it is among them, whatever else is. */
export function chosenBy<T extends Readonly<{ id: string; product: string }>>(
  license: number,
  held: readonly T[],
): T | undefined {
  const rank = ({ id, product }: T): number => dice(seedOf(license, `${id} ${product}`)).unit();
  return [...held].sort((a, b) => rank(a) - rank(b))[0];
}
