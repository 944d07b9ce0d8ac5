import type { Page } from 'playwright';

/**
 * What does not fit on the page: text or a control that is cut off without an ellipsis, reaches out of the box it is
 * drawn in or out of the window; rows that lie over one another; text written over text; a page to be scrolled
 * sideways (but for the parts that may be wide); a button that ends a form and is out of sight. Each with the place and
 * the beginning of its text.
 */
export async function findMisfits(page: Page, wide: string): Promise<readonly string[]> {
  return page.evaluate(measure, wide);
}

/** Runs in the page: all that it needs is inside. */
function measure(wide: string): string[] {
  type Box = Readonly<{ left: number; top: number; right: number; bottom: number }>;
  const slack = 1.5;
  const found = new Set<string>();
  const layers = [
    ...document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu], [role=listbox].popover'),
  ];
  const root = layers.at(-1) ?? document.body;

  const nameOf = (element: Element): string => {
    const steps: string[] = [];
    for (let at: Element | null = element; at && steps.length < 3; at = at.parentElement) {
      steps.unshift([at.localName, ...at.classList].join('.'));
    }
    return `${steps.join(' > ')} "${(element.textContent ?? '').trim().slice(0, 24)}"`;
  };
  const report = (what: string, element: Element): void => void found.add(`${what}: ${nameOf(element)}`);

  const isHidden = (element: Element): boolean => {
    if (!element.checkVisibility()) return true;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || style.opacity === '0') return true;
    // Kept for screen readers alone.
    return style.clipPath !== 'none';
  };
  const isDrawn = (style: CSSStyleDeclaration): boolean =>
    (style.backgroundColor !== 'rgba(0, 0, 0, 0)' && style.backgroundColor !== 'transparent') ||
    Number.parseFloat(style.borderRightWidth) > 0;

  /** What can be seen of a box, or null if nothing; says on the way where it does not fit. */
  const seen = (element: Element, box: Box): Box | null => {
    let view: Box = box;
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (isHidden(at)) return null;
      const style = getComputedStyle(at);
      const frame = at.getBoundingClientRect();
      if (frame.width === 0 || frame.height === 0) continue;
      const scrolls = /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`);
      const clips = scrolls || style.overflowX !== 'visible';
      const isWide = view.left < frame.left - slack || view.right > frame.right + slack;
      const isTall = view.top < frame.top - slack || view.bottom > frame.bottom + slack;
      if (clips) {
        const mayCut = scrolls || style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
        if (!mayCut && isWide) report('cut off at the side', element);
        if (!mayCut && isTall) report('cut off below or above', element);
        view = {
          left: Math.max(view.left, frame.left),
          top: Math.max(view.top, frame.top),
          right: Math.min(view.right, frame.right),
          bottom: Math.min(view.bottom, frame.bottom),
        };
        if (view.right <= view.left || view.bottom <= view.top) return null;
      } else if (isDrawn(style) && style.display !== 'inline') {
        if (isWide) report('reaches out at the side', element);
        if (isTall) report('reaches out below or above', element);
      }
      if (style.position === 'fixed') break;
    }
    if (view.left < -slack || view.right > innerWidth + slack) report('out of the window', element);
    return view.top > innerHeight || view.bottom < 0 ? null : view;
  };

  const layerOf = (element: Element): Element | null => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (/sticky|fixed|absolute/.test(getComputedStyle(at).position)) return at;
    }
    return null;
  };
  const overlap = (one: Box, other: Box): boolean =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;

  const texts: { element: Element; layer: Element | null; view: Box }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || /^(SCRIPT|STYLE|OPTION)$/.test(element.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width === 0 || line.height === 0) continue;
      const view = seen(element, line);
      if (view) texts.push({ element, layer: layerOf(element), view });
    }
  }
  for (const control of root.querySelectorAll('button, a, input, select, textarea, img, svg')) {
    const box = control.getBoundingClientRect();
    if (box.width > 1 && box.height > 1) seen(control, box);
  }
  for (const button of root.querySelectorAll(':is(.action-foot, .dialog-foot) button')) {
    const box = button.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!isHidden(button) && !button.contains(hit)) report('cannot be pressed without scrolling', button);
  }
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      const isNested = one.element.contains(other.element) || other.element.contains(one.element);
      if (isNested || one.layer !== other.layer || !overlap(one.view, other.view)) continue;
      report(`written over ${nameOf(other.element)}`, one.element);
    }
  }
  for (const list of root.querySelectorAll('[role=rowgroup], [role=listbox], ul, ol, [role=list]')) {
    const rows = [...list.children]
      .filter((row) => !isHidden(row))
      .map((row) => ({ row, box: row.getBoundingClientRect() }));
    for (const [index, { row, box }] of rows.entries()) {
      const next = rows[index + 1];
      if (next && overlap(box, next.box)) report('lies over the next one', row);
    }
  }
  for (const element of [document.documentElement, ...root.querySelectorAll('*')]) {
    const scrolls = element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
    if (scrolls && element.scrollWidth > element.clientWidth + slack && !element.matches(wide))
      report(`scrolls sideways by ${element.scrollWidth - element.clientWidth}`, element);
  }
  return [...found];
}
