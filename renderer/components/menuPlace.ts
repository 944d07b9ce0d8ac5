import type { MouseEvent } from 'react';

/** Where a menu opens: at what it belongs to, or at a point of the window. */
export type MenuPlace = HTMLElement | Readonly<{ x: number; y: number }>;

/** Where a right click asks for a menu. */
export function menuPlaceOf({ clientX, clientY }: MouseEvent): MenuPlace {
  return { x: clientX, y: clientY };
}

/** The key that asks for the menu of what has the focus. */
export function isMenuKey(event: Readonly<{ key: string; shiftKey: boolean }>): boolean {
  return event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
}
