import type { WindowState } from './settings.ts';

export const MIN_WIDTH = 1024;
export const MIN_HEIGHT = 640;
const FIRST_WIDTH = 1280;
const FIRST_HEIGHT = 800;

type Rectangle = Readonly<{ x: number; y: number; width: number; height: number }>;

/** Where the window opens: where it was, if that is still on a screen, else in the middle (no x and y). */
export function openingBounds(
  saved: WindowState | null,
  workAreas: readonly Rectangle[],
): Readonly<{ x?: number; y?: number; width: number; height: number }> {
  if (saved === null) return { width: FIRST_WIDTH, height: FIRST_HEIGHT };
  const size = { width: Math.max(MIN_WIDTH, saved.width), height: Math.max(MIN_HEIGHT, saved.height) };
  const { x, y } = saved;
  return workAreas.some((area) => isReachable({ x, y, ...size }, area)) ? { x, y, ...size } : size;
}

/** Enough of the title bar lies on the screen to take hold of it. */
function isReachable(window: Rectangle, area: Rectangle): boolean {
  const visible = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return visible >= 200 && window.y >= area.y && window.y + 40 <= area.y + area.height;
}
