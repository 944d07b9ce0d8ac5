import { accessEn } from './accessEn.ts';
import { frameEn } from './frameEn.ts';
import { licensesEn } from './licensesEn.ts';
import { rosterEn } from './rosterEn.ts';

/** Every sentence of the app in English, by its id. Values in braces and plurals follow ICU MessageFormat. */
export const en = { ...frameEn, ...rosterEn, ...licensesEn, ...accessEn };

/** The id of a sentence. */
export type MessageId = keyof typeof en;
