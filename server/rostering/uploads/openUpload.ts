import { LARGEST_UPLOAD, UPLOAD_UNPACKED } from '../../../shared/contract/rosterUpload.ts';
import { RequestError } from '../../problems.ts';
import { isStartupError } from '../../startupError.ts';
import { readImport, type ReadImport } from '../importUpload.ts';
import { openZip, ZIP_LIMITS } from '../unzip.ts';

const LIMITS = { ...ZIP_LIMITS, totalBytes: UPLOAD_UNPACKED };

/**
 * The roster in a zip that somebody sent. Files about licenses are not looked at: what a district has bought is not for
 * its offices to say.
 */
export function openUpload(zip: Uint8Array): ReadImport {
  if (zip.length > LARGEST_UPLOAD) throw new RequestError('tooLarge');
  const opened = openZip(zip, 'The upload', LIMITS);
  if (!opened.ok) throw new RequestError(opened.fault === 'tooLarge' ? 'tooLarge' : 'uploadNotRead');
  try {
    return readImport({ name: 'upload', roster: opened.files, licenses: [] });
  } catch (error) {
    // A file inside that is damaged, or no roster at all.
    if (isStartupError(error)) throw new RequestError('uploadNotRead', error.message);
    throw error;
  }
}
