import type { ChangeId, ClassId, Instant, UserId } from '../../../shared/contract/ids.ts';
import type {
  ManagedBy,
  PersonRow,
  ProductChoice,
  ProductView,
  StudentProducts,
} from '../../../shared/contract/view.ts';
import type { Product, User } from '../../../shared/contract/rows.ts';
import { availableIn, isRunning, servesUser } from '../../../shared/licensing/poolChoice.ts';
import type { World } from '../../../shared/licensing/world.ts';
import { readWorld, type Asker } from '../store/readWorld.ts';
import type { Sql } from '../store/sqlite.ts';
import { planChanges } from '../sync/planChanges.ts';
import { readManagedBy } from './educators.ts';
import { readProductViews } from './licenses.ts';
import { getPerson, listEveryClassStudent } from './people.ts';

type Reading = Readonly<{ asker: Asker; at: Instant; doneSince: string }>;

/** `users.products`: what one person holds and could be given, with the reason where a box is locked. */
export function readProductChoices(
  sql: Sql,
  { userId, asker, at, doneSince }: Reading & Readonly<{ userId: UserId }>,
): { person: PersonRow; choices: ProductChoice[]; managedBy: ManagedBy | null } | null {
  const person = getPerson(sql, userId, doneSince);
  if (!person) return null;
  const world = readWorld(sql, asker, [userId]);
  const user = world.user(userId);
  if (!user) return null;
  const choices = choicesOf(world, user, viewsByName(sql), at);
  return { person, choices, managedBy: user.role === 'student' ? null : readManagedBy(sql, userId) };
}

/** `classes.products`: the same for every student of a class, in the order of the class. */
export function readClassProducts(
  sql: Sql,
  { classId, asker, at, doneSince }: Reading & Readonly<{ classId: ClassId }>,
): { students: StudentProducts[] } {
  const people = listEveryClassStudent(sql, classId, doneSince);
  const world = readWorld(
    sql,
    asker,
    people.map(({ userId }) => userId),
  );
  const views = viewsByName(sql);
  const students = people.flatMap((person) => {
    const user = world.user(person.userId);
    return user ? [{ person, choices: choicesOf(world, user, views, at) }] : [];
  });
  return { students };
}

function choicesOf(world: World, user: User, views: readonly ProductView[], at: Instant): ProductChoice[] {
  const choices: ProductChoice[] = [];
  for (const view of views) {
    const product = world.product(view.id);
    if (!product) continue;
    const held = world.holding(user.id, product.id) !== undefined;
    if (!held && !isFor(product, user)) continue;
    choices.push({
      product: view,
      held,
      available: availableTo(world, product, user),
      reason: whyNot(world, held, user, product, at),
    });
  }
  return choices;
}

/** In the order in which they are shown; once for all people. */
function viewsByName(sql: Sql): readonly ProductView[] {
  const { compare } = new Intl.Collator('en');
  return [...readProductViews(sql).values()].sort((a, b) => compare(a.name, b.name));
}

function isFor(product: Product, user: User): boolean {
  return (product.audience === 'student') === (user.role === 'student');
}

function availableTo(world: World, product: Product, user: User): number {
  return world
    .poolsOf(product.id)
    .filter((pool) => isRunning(pool, world.today) && servesUser(world, pool, user))
    .reduce((sum, pool) => sum + availableIn(pool), 0);
}

/** Would ticking or clearing the box be refused? */
function whyNot(world: World, held: boolean, user: User, product: Product, at: Instant): ProductChoice['reason'] {
  const kind = held ? 'unassign' : 'assign';
  const intent = { kind, userId: user.id, productId: product.id } as const;
  // Nothing is saved, so the id of the change does not matter.
  const planned = planChanges(
    world,
    [{ intent }],
    at,
    () => '' as ChangeId,
    () => false,
  )[0];
  return planned?.outcome === 'refuse' ? planned.reason : null;
}
