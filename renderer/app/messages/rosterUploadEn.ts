/** The upload of a roster that is kept by hand. */
export const rosterUploadEn = {
  'upload.title': 'Upload a roster',
  'upload.step.file': 'Step {number} of {total}: choose the file',
  'upload.step.preview': 'Step {number} of {total}: check what would change',
  'upload.step.result': 'Step {number} of {total}: done',
  'upload.what':
    'Choose the zip file with OneRoster CSV files that your student information system exports. Schools kept in Clever or ClassLink are left as they are.',
  'upload.safe': 'Nothing changes until you have seen what the file would do and confirmed it.',
  'upload.choose': 'Choose a zip file…',
  'upload.chooseAgain': 'Choose another…',
  'upload.none': 'No file chosen yet',
  'upload.preview': 'Check the file',
  'upload.reading': 'Checking…',
  'upload.import':
    '{count, plural, =0 {Confirm and import} one {Confirm and import, # leaves} other {Confirm and import, # leave}}',
  'upload.importing': 'Importing…',
  'upload.cancel': 'Cancel',
  'upload.other': 'Choose another file',
  'upload.close': 'Close',
  'upload.nothing': 'Nobody is new, changed or leaving at any school in this file.',
  'upload.would': '{added, number} new, {changed, number} changed, {leaving, number} leaving.',
  'upload.did': 'Imported: {added, number} new, {changed, number} changed, {leaving, number} left.',
  'upload.returned': '{count, plural, one {# license goes} other {# licenses go}} back to the available ones.',
  'upload.massChange':
    'Unusually many people would leave {schools, plural, one {a school} other {# schools}}. Check that the file lists everyone before you confirm.',
  'upload.clean': 'Every row of the file was taken as it is.',
  'upload.problems': 'Rows that were not taken as they are',
  'upload.problemCount': '{count, plural, one {# note} other {# notes}} about the file',
  'upload.file': 'File',
  'upload.row': 'Row',
  'upload.column': 'Column',
  'upload.done': 'What was done',
  'upload.why': 'Why',
  'upload.action.fixed': 'Fixed',
  'upload.action.skipped': 'Skipped',
  'upload.action.refused': 'Refused',
  'upload.csv': 'Save these as CSV',
  'upload.csvName': 'Roster upload',
  'upload.unknown':
    'The server’s answer did not arrive, so the roster may have been imported or not. Select Confirm and import again when you are online: nothing is imported twice.',
  'upload.refused.forbidden': 'Your account may not upload a roster. Ask a district administrator.',
  'upload.refused.rosterManaged':
    'The schools in this file are kept in Clever or ClassLink, so their rosters change there. Nothing was changed.',
  'upload.refused.uploadNotRead':
    'This file is not a zip of OneRoster CSV files, or it is damaged. Nothing was changed. Export it again, or choose another file.',
  'upload.refused.uploadOfOtherSchools':
    'This file names no school of your district. Nothing was changed. Choose the file of your own district.',
  'upload.refused.tooLarge': 'This file is too large to upload here. Nothing was changed. Ask support to import it.',
  'upload.refused.previewAgain':
    'The roster has changed since you checked the file, so nothing was imported. Check the file again.',
  'upload.refused.busy': 'The server is busy with this roster. Nothing was changed. Try again in a minute.',
  'upload.refused.unreachable':
    'The server cannot be reached, and uploading needs a connection. The file stays chosen here. Try again when you are online.',
} as const satisfies Readonly<Record<string, string>>;
