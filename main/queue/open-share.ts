import { folderShare } from './folder-share.ts';
import type { Share } from './share.ts';

/**
 * Where files lie, by what was given for it. It is there when this is over.
 * @throws UserError files-away
 */
export async function openShare(given: string): Promise<Share> {
  const share = folderShare(given);
  await share.has('probe');
  return share;
}
