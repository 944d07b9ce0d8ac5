import { staffName, studentName } from '../../../server/sample/names.ts';
import { createRandom } from '../../../server/sample/random.ts';

/** What is in the search field after each key while so many names are typed: given name first, or family name. */
export function keystrokes(names: number): readonly string[] {
  const random = createRandom('bench', 'keystrokes');
  return Array.from({ length: names }, (_, index) => {
    const { givenName, familyName } = index % 10 === 9 ? staffName(random) : studentName(random);
    const whole = index % 2 === 0 ? `${givenName} ${familyName}` : familyName;
    const letters = Array.from(whole.toLowerCase());
    // Every twentieth name has two letters swapped.
    if (index % 20 === 0 && letters.length > 4) letters.splice(2, 2, letters[3] ?? '', letters[2] ?? '');
    return letters.map((_letter, at) => letters.slice(0, at + 1).join(''));
  }).flat();
}

/** Every so manieth of them. */
export function sampleOf(all: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0);
}
