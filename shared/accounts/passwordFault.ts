/** Long enough that length does what rules about signs were meant to do. */
const SHORTEST = 10;

/** What is wrong with a password that somebody wants to have. */
export type PasswordFault = 'tooShort' | 'isEmail' | 'tooCommon';

/** Words that many passwords of a school consist of, with figures and signs around them. */
const COMMON = new Set(
  `password passwort passw0rd p@ssword p@ssw0rd mypassword thepassword passwordpassword pass word contrasena secret
  topsecret welcome welcomeback letmein letmeinnow changeme changemenow changeit default temporary temp newpassword
  admin administrator adminadmin root superuser user username guest login logon access master test testing tester
  testtest demo practice example sample seatwise school schools myschool office schooloffice frontoffice district
  principal teacher teachers student students homeroom classroom education learning keyboarding typing iloveyou
  loveyou ilovemyjob sunshine princess dragon monkey football baseball basketball softball soccer hockey superman
  batman starwars pokemon minecraft freedom whatever trustno1 qwerty qwertyuiop qwertyqwerty asdfghjkl zxcvbnm azerty
  qwertz abcabc abcdef abcdefg abcdefghij hello helloworld monday friday spring summer autumn winter january february
  march april august september october november december computer internet google america california texas florida
  newyork mustang eagles tigers bulldogs panthers wildcats`.split(/\s+/),
);

const SEQUENCES = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
];

/** Null when the password will do. No rules about kinds of signs: they make people write passwords down. */
export function passwordFault(password: string, email: string): PasswordFault | null {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < SHORTEST) return 'tooShort';
  if (isOf(plain, email.trim().toLowerCase())) return 'isEmail';
  return isCommon(plain) ? 'tooCommon' : null;
}

function isOf(plain: string, email: string): boolean {
  const [name = ''] = email.split('@');
  return plain === email || (name !== '' && stripped(plain) === stripped(name));
}

function isCommon(plain: string): boolean {
  const word = stripped(plain);
  // Nothing but figures and signs: a date, a phone number, a row of keys.
  if (word === '' || new Set(plain).size < 4) return true;
  if (COMMON.has(word) || COMMON.has(plain)) return true;
  const backwards = [...plain].reverse().join('');
  return SEQUENCES.some((row) => row.includes(plain) || row.includes(backwards));
}

/** Without the figures and signs around it, which are the first that anybody guesses. */
function stripped(text: string): string {
  return text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}
