/**
 * Grades as OneRoster writes them: the codes of the Common Education Data Standards.
 * IT infant or toddler, PR preschool, PK pre-kindergarten, TK transitional kindergarten, KG kindergarten, 01 to 12,
 * 13 (a year after 12), PS postsecondary, UG ungraded. In this order, except that UG stands outside it.
 */
export const GRADES = [
  'IT',
  'PR',
  'PK',
  'TK',
  'KG',
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  'PS',
  'UG',
] as const;

export type Grade = (typeof GRADES)[number];

const POSITION: ReadonlyMap<string, number> = new Map(GRADES.map((grade, position) => [grade, position]));

/** Is this text one of the canonical codes? */
export function isGrade(text: string): text is Grade {
  return POSITION.has(text);
}

/** Negative when `a` comes before `b`; ungraded and unknown come last. */
export function compareGrades(a: string | null, b: string | null): number {
  return position(a) - position(b);
}

/**
 * Does a grade lie between two others, both included? An open end is null. Someone ungraded, or whose grade is not
 * known, is inside every range: there is nothing to warn about.
 */
export function gradeInRange(grade: string | null, min: string | null, max: string | null): boolean {
  if (grade === null || grade === 'UG' || !isGrade(grade)) return true;
  return (min === null || position(grade) >= position(min)) && (max === null || position(grade) <= position(max));
}

/** "Pre-K", "Kindergarten", "Grade 2"; empty for an unknown grade. */
export function gradeLabel(grade: string | null): string {
  if (grade === null || !isGrade(grade)) return '';
  return WORDS[grade] ?? `Grade ${Number(grade)}`;
}

/** Reads a grade however a school system wrote it. `fixed` says that the text was not the canonical code. */
export function parseGrade(text: string): { readonly grade: Grade; readonly fixed: boolean } | null {
  if (isGrade(text)) return { grade: text, fixed: false };
  const grade = numbered(text.trim()) ?? spelled(text);
  return grade === null ? null : { grade, fixed: true };
}

const WORDS: Readonly<Partial<Record<Grade, string>>> = {
  IT: 'Infant/Toddler',
  PR: 'Preschool',
  PK: 'Pre-K',
  TK: 'Transitional K',
  KG: 'Kindergarten',
  PS: 'Postsecondary',
  UG: 'Ungraded',
};

/** Upper case, without spaces and punctuation, without the word "grade". */
const SPELLINGS: ReadonlyMap<string, Grade> = new Map([
  ...spellings('IT', 'IT INFANT TODDLER INFANTTODDLER'),
  ...spellings('PR', 'PR PRE PRESCHOOL'),
  ...spellings('PK', 'PK P PREK PREKINDER PREKINDERGARTEN PK3 PK4 PREK3 PREK4 P3 P4 K3 K4 3K 4K JK'),
  ...spellings('TK', 'TK TRANSITIONALK TRANSITIONALKINDERGARTEN'),
  ...spellings('KG', 'KG K KN KINDER KINDERGARTEN KINDERGARDEN K5 5K SK'),
  ...spellings('PS', 'PS POSTSECONDARY UNDERGRADUATE POSTGRADUATE GRADUATE COLLEGE UNIVERSITY'),
  ...spellings('UG', 'UG UN UNGRADED NG NONGRADED'),
  ...'FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH ELEVENTH TWELFTH'
    .split(' ')
    .map((word, index): [string, Grade] => [word, GRADES[index + 5] ?? 'UG']),
]);

function spellings(grade: Grade, words: string): readonly (readonly [string, Grade])[] {
  return words.split(' ').map((word) => [word, grade]);
}

function position(grade: string | null): number {
  return grade === null ? GRADES.length : (POSITION.get(grade) ?? GRADES.length);
}

function spelled(text: string): Grade | null {
  const word = text
    .toUpperCase()
    // A minus or a point before a digit stays: `-3`, `1.5` and `K-5` are no grades.
    .replace(/[\s_/()]+|(?<=[A-Z])\.|[.-](?!\d)/g, '')
    .replace(/^(GRADE-?|GR-?|G(?=\d))|(GRADE|GR)$/g, '');
  // Microsoft's School Data Sync numbers the years of college: PS1, PS2 …
  if (/^PS\d$/.test(word)) return 'PS';
  return SPELLINGS.get(word) ?? numbered(word.replace(/^(\d{1,2})(ST|ND|RD|TH)$/, '$1'));
}

/** Spreadsheets turn `01` into `1` or `1.0`; some systems number kindergarten 0 and what comes before it -1 and -2. */
function numbered(text: string): Grade | null {
  if (!/^-?\d{1,2}(\.0+)?$/.test(text)) return null;
  const year = Number(text);
  if (year === -1 || year === -2) return 'PK';
  if (year === 0) return 'KG';
  const code = String(year).padStart(2, '0');
  return isGrade(code) ? code : null;
}
