import type { HelpContent } from './helpContent.ts';
import { guidesEn } from './guidesEn.ts';
import { licensesEn } from './licensesEn.ts';
import { workEn } from './workEn.ts';

/** Help & Support in English. */
export const helpEn: HelpContent = { topics: { ...licensesEn, ...workEn }, guides: guidesEn };
