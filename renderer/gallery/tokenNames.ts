/** The names of all tokens, in the order of the style sheet: what is added there is in the gallery by itself. */
export function tokenNames(sheets: Iterable<CSSStyleSheet>): readonly string[] {
  const names = new Set<string>();
  for (const sheet of sheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue;
      for (const name of rule.style) if (name.startsWith('--')) names.add(name);
    }
  }
  return [...names];
}
