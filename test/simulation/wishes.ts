import type { Intent } from '../../shared/contract/change.ts';
import type { Process } from './computer.ts';
import { chosenBy } from './quarrel.ts';
import { dice, type Dice } from './random.ts';

type License = Readonly<{ id: string; product: string }>;

/** What a person's screen shows to choose from. */
type Screen = Readonly<{ people: readonly string[]; products: readonly string[]; held: readonly License[] }>;

/** How many changes a person wants at once, and of what. */
type Wish = Readonly<{ intents: number; pick: number; license: number | null }>;

/** What a person wants next, from what their screen shows. */
export function chooseIntents({ sql }: Process, { intents, pick, license }: Wish): readonly Intent[] {
  const random = dice(pick);
  const people = sql.all<{ id: string }>("SELECT id FROM users WHERE role = 'student' ORDER BY id").map(({ id }) => id);
  const products = sql.all<{ id: string }>('SELECT id FROM products ORDER BY id').map(({ id }) => id);
  if (people.length < 2 || products.length < 2) return [];
  const held = sql.all<License>('SELECT user_id AS id, product_id AS product FROM assignments_view ORDER BY 1, 2');
  const screen = { people, products, held };
  const meant = license === null ? undefined : chosenBy(license, held);
  return Array.from({ length: intents }, () => (meant ? alter(random, meant, screen) : chooseIntent(random, screen)));
}

/** A few people are edited again and again: that is where order matters. */
export function few(people: readonly string[]): readonly string[] {
  return people.slice(0, 5);
}

function chooseIntent(random: Dice, screen: Screen): Intent {
  const { products, held } = screen;
  const people = random.chance(0.7) ? few(screen.people) : screen.people;
  const userId = random.pick(people);
  const theirs = held.find(({ id }) => id === userId);
  const holder = held.length > 0 && random.chance(0.6) ? random.pick(held) : theirs;
  if (holder && random.chance(0.6)) return alter(random, holder, { ...screen, people });
  const lane = { userId, productId: random.pick(products) };
  if (random.chance(0.85)) return { kind: 'assign', ...lane, ...optionsOf(random) } as Intent;
  return { kind: 'unassign', ...lane } as Intent;
}

/** Takes a license away, for another product, or for another person. */
function alter(random: Dice, { id, product }: License, { people, products }: Screen): Intent {
  return ((): unknown => {
    switch (random.int(0, 2)) {
      case 0:
        return { kind: 'unassign', userId: id, productId: product };
      case 1: {
        const toProductId = random.pick(products.filter((other) => other !== product));
        return { kind: 'swap', userId: id, fromProductId: product, toProductId, ...optionsOf(random) };
      }
      default: {
        const toUserId = random.pick(people.filter((other) => other !== id));
        return { kind: 'move', productId: product, fromUserId: id, toUserId, gradeConfirmed: true };
      }
    }
  })() as Intent;
}

function optionsOf(random: Dice): Readonly<{ gradeConfirmed?: true; wait?: true }> {
  return {
    ...(random.chance(0.6) ? { gradeConfirmed: true } : {}),
    ...(random.chance(0.25) ? { wait: true } : {}),
  };
}
