/** A text of so many characters, made of one that is shorter. */
export function long(text: string, length: number): string {
  return `${text} `
    .repeat(Math.ceil(length / text.length))
    .slice(0, length)
    .trimEnd()
    .padEnd(length, 'e');
}

const unbroken = (word: string, length: number): string =>
  word.repeat(Math.ceil(length / word.length)).slice(0, length);

/** Given and family names that are hard to show. */
export const AWKWARD_NAMES: readonly (readonly [givenName: string, familyName: string])[] = [
  [unbroken('Hubert', 200), unbroken('Wolfeschlegelsteinhausenbergerdorff', 200)],
  [long('Maria de los Angeles', 200), long('de la Fuente y Montemayor', 200)],
  ['عبد الرحمن', 'المنصوري'],
  ['שָׁלוֹם', 'בֶּן־דָּוִד'],
  // Marks above and below, stacked.
  [
    `Z\u0336\u0321\u0322\u0327\u0328\u0301\u0302\u0303\u0304\u0306\u0307\u0308a\u0310\u0311\u0323\u0324\u0325\u0330`,
    'N\u0308g\u0303u\u0302ye\u0302\u0303n',
  ],
  ['👩‍👩‍👧‍👦🎉', '🏳️‍🌈🧑🏽‍🚀'],
  ['O', 'X'],
  ['กิตติพงษ์', 'ศรีสุวรรณ์'],
  ['क्षितिज', 'श्रीवास्तव'],
  // Both directions in one name.
  ['Bob (بوب) 2nd', 'Al-عربي 123'],
  ['麒麟', '欧阳'],
];

/** Forty letters: now one word, now several. */
export function productName(index: number): string {
  const number = String(index).padStart(2, '0');
  const name =
    index % 2 === 0 ? `Handwritingandkeyboardingforeverylearner` : `Early reading and word study for grade ${number}`;
  return `${name.slice(0, 38)}${number}`;
}
