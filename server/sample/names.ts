import { type Culture, CULTURES } from './cultures.ts';
import type { Random } from './random.ts';

export type PersonName = { readonly givenName: string; readonly familyName: string };

const LATIN = CULTURES.filter((culture) => culture.otherScript !== true);

/** A student's name, from all the cultures a district knows. */
export function studentName(random: Random): PersonName {
  return nameFrom(pickCulture(CULTURES, random), random);
}

/** A staff member's name, in Latin letters. */
export function staffName(random: Random): PersonName {
  return nameFrom(pickCulture(LATIN, random), random);
}

/** `given.family` in plain letters, for an e-mail address. */
export function mailName({ givenName, familyName }: PersonName): string {
  return `${plainLetters(givenName)}.${plainLetters(familyName)}`;
}

const SPECIAL: Readonly<Record<string, string>> = {
  đ: 'd',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  þ: 'th',
  ð: 'd',
  ı: 'i',
};

function plainLetters(name: string): string {
  return name
    .toLowerCase()
    .replace(/[đłøßæþðı]/g, (letter) => SPECIAL[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

function nameFrom(culture: Culture, random: Random): PersonName {
  const givenName = random.pick(culture.given);
  const first = random.pick(culture.family);
  if (culture.twoSurnames === true && random.chance(0.6)) {
    return { givenName, familyName: `${first} ${random.pick(culture.family)}` };
  }
  if (culture.otherScript !== true && random.chance(0.04)) {
    return { givenName, familyName: `${first}-${random.pick(pickCulture(LATIN, random).family)}` };
  }
  return { givenName, familyName: first };
}

function pickCulture(cultures: readonly Culture[], random: Random): Culture {
  const total = cultures === LATIN ? LATIN_SHARES : ALL_SHARES;
  let at = random.next() * total;
  for (const culture of cultures) {
    at -= culture.share;
    if (at < 0) return culture;
  }
  return cultures[0] as Culture;
}

const sum = (cultures: readonly Culture[]) => cultures.reduce((total, { share }) => total + share, 0);
const ALL_SHARES = sum(CULTURES);
const LATIN_SHARES = sum(LATIN);
