import type { Moment } from './startWatched.ts';

/** The word in the empty window. */
export const EMPTY_WINDOW: Moment = { name: 'empty', selector: 'p', text: 'Empty' };

/** The first screen: every product card stands with its numbers. */
export const DASHBOARD: Moment = { name: 'dashboard', selector: '.product-card .product-available', text: '\\d' };

/** The list of classes, opened by a click in the navigation. */
export const CLASSES: Moment = {
  name: 'classes',
  selector: '.grid-row th',
  text: '\\w',
  click: '.navigation .nav-link:nth-of-type(2)',
};
