/** What a shortcut looks at of a key that was pressed. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const ARROWS: Readonly<Record<string, string>> = { Left: 'ArrowLeft', Right: 'ArrowRight' };
const SHOWN: Readonly<Record<string, string>> = { Left: '←', Right: '→' };
const SHOWN_ON_MAC: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥' };

/** Are these the keys of a shortcut written the way Electron does ("CmdOrCtrl+Shift+Z")? */
export function matchesKeys(keys: string, pressed: Pressed, isMac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const has = (part: string): boolean => parts.includes(part);
  const control = has('CmdOrCtrl');
  return (
    (isMac ? pressed.metaKey : pressed.ctrlKey) === control &&
    (isMac ? pressed.ctrlKey : pressed.metaKey) === false &&
    pressed.altKey === has('Alt') &&
    // A sign such as "?" is made with Shift on some keyboards and without on others.
    (isSign(key) || pressed.shiftKey === has('Shift')) &&
    pressed.key.toUpperCase() === (ARROWS[key] ?? key).toUpperCase()
  );
}

/** The keys as people read them: "Ctrl+Shift+Z", on a Mac "⇧⌘Z". */
export function shownKeys(keys: string, isMac: boolean): string {
  const parts = keys.split('+');
  if (!isMac) return parts.map((part) => (part === 'CmdOrCtrl' ? 'Ctrl' : (SHOWN[part] ?? part))).join('+');
  const order = ['Alt', 'Shift', 'CmdOrCtrl'];
  const modifiers = order.filter((part) => parts.includes(part)).map((part) => SHOWN_ON_MAC[part] ?? '');
  const key = parts.at(-1) ?? '';
  return [...modifiers, SHOWN[key] ?? key].join('');
}

/** The keys as assistive technology is told them (`aria-keyshortcuts`). */
export function spokenKeys(keys: string, isMac: boolean): string {
  const named = (part: string): string =>
    part === 'CmdOrCtrl' ? (isMac ? 'Meta' : 'Control') : (ARROWS[part] ?? part);
  return keys.split('+').map(named).join('+');
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Z0-9]/i.test(key);
}
