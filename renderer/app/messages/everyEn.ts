import { activityEn } from './activityEn.ts';
import { boardEn } from './boardEn.ts';
import { bulkEn } from './bulkEn.ts';
import { changePreviewEn } from './changePreviewEn.ts';
import { classStepsEn } from './classStepsEn.ts';
import { dashboardEn } from './dashboardEn.ts';
import { draftsEn } from './draftsEn.ts';
import { en } from './en.ts';
import { galleryEn } from './galleryEn.ts';
import { helpEn } from './helpEn.ts';
import { paletteEn } from './paletteEn.ts';
import { personHistoryEn } from './personHistoryEn.ts';
import { rosterEditEn } from './rosterEditEn.ts';
import { rosterSyncEn } from './rosterSyncEn.ts';
import { rosterUploadEn } from './rosterUploadEn.ts';
import { settingsEn } from './settingsEn.ts';
import { usersEn } from './usersEn.ts';

/** Every sentence of the app, for tests. */
export const everyEn = {
  ...en,
  ...activityEn,
  ...boardEn,
  ...bulkEn,
  ...changePreviewEn,
  ...classStepsEn,
  ...galleryEn,
  ...helpEn,
  ...settingsEn,
  ...paletteEn,
  ...personHistoryEn,
  ...dashboardEn,
  ...draftsEn,
  ...usersEn,
  ...rosterEditEn,
  ...rosterSyncEn,
  ...rosterUploadEn,
};
