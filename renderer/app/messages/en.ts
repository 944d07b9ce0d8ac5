import { accessEn } from './accessEn.ts';
import type { activityEn } from './activityEn.ts';
import type { classStepsEn } from './classStepsEn.ts';
import { commandsEn } from './commandsEn.ts';
import type { dashboardEn } from './dashboardEn.ts';
import type { draftsEn } from './draftsEn.ts';
import type { boardEn } from './boardEn.ts';
import type { bulkEn } from './bulkEn.ts';
import type { changePreviewEn } from './changePreviewEn.ts';
import { frameEn } from './frameEn.ts';
import type { galleryEn } from './galleryEn.ts';
import type { helpEn } from './helpEn.ts';
import { licensesEn } from './licensesEn.ts';
import type { paletteEn } from './paletteEn.ts';
import type { personHistoryEn } from './personHistoryEn.ts';
import { rosterEn } from './rosterEn.ts';
import type { rosterEditEn } from './rosterEditEn.ts';
import type { rosterSyncEn } from './rosterSyncEn.ts';
import type { rosterUploadEn } from './rosterUploadEn.ts';
import type { settingsEn } from './settingsEn.ts';
import type { usersEn } from './usersEn.ts';

/**
 * The sentences that the frame and the first screens need, by their ids; those of other screens come with them
 * (`ScreenText`). Values in braces and plurals follow ICU MessageFormat.
 */
export const en = { ...frameEn, ...rosterEn, ...licensesEn, ...accessEn, ...commandsEn };

/** The id of a sentence. */
export type MessageId =
  | keyof typeof en
  | keyof typeof boardEn
  | keyof typeof bulkEn
  | keyof typeof changePreviewEn
  | keyof typeof classStepsEn
  | keyof typeof galleryEn
  | keyof typeof helpEn
  | keyof typeof settingsEn
  | keyof typeof paletteEn
  | keyof typeof personHistoryEn
  | keyof typeof activityEn
  | keyof typeof dashboardEn
  | keyof typeof draftsEn
  | keyof typeof usersEn
  | keyof typeof rosterEditEn
  | keyof typeof rosterSyncEn
  | keyof typeof rosterUploadEn;
