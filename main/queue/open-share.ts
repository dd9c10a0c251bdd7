import { folderShare } from './folder-share.ts';
import { s3Share, type Environment } from './s3/s3-share.ts';
import type { Share } from './share.ts';

/**
 * Where files lie, by what was given for it: an address of storage that speaks as S3 does, or a folder. It is there when this is
 * over.
 * @param environment has the keys of storage.
 * @throws UserError files-away
 */
export async function openShare(given: string, environment: Environment = process.env): Promise<Share> {
  const share = /^https?:\/\//i.test(given) ? s3Share(given, environment) : folderShare(given);
  await share.get('probe');
  return share;
}
