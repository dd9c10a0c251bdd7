import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes a data folder that isn't there yet one of somebody who needs no tour of the window. */
export async function toured(data: string): Promise<void> {
  const known = await access(data).then(
    () => true,
    () => false,
  );
  if (known) return;
  await mkdir(data, { recursive: true, mode: 0o700 });
  await writeFile(join(data, 'tour-over'), '');
}
