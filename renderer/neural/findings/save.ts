import i18next from 'i18next';
import type { Request } from '../../../preload/contract/index.ts';
import { pentimento } from '../../base/connection.ts';
import { saveFile } from '../../base/save.ts';
import { markSaved } from '../jobs/findings.ts';
import type { Finding } from '../jobs/findings.ts';

/** Writes a finding to a file of the person's choice. Whether it was saved; of what failed they have been told. */
export async function saveFinding(finding: Finding): Promise<boolean> {
  const place = await saveFile(fileOf(finding));
  if (place === null) return false;
  markSaved(finding.id, place);
  return true;
}

/** Keeps something that was learnt of a person beside their photos, where other tools find it. */
export async function keepBeside({ id, result, person }: Finding): Promise<void> {
  if (!person || result.kind !== 'model') return;
  const { name, file } = result;
  const { place } = await pentimento().call('keepBeside', { from: person, name, file });
  markSaved(id, place);
}

/** What is written, and what it is called: data after the picture that it is of. */
function fileOf({ tool, of, result }: Finding): Request<'saveFile'> {
  if (result.kind === 'model') return { name: result.name, content: { stored: result.file } };
  const title = i18next.t(`tools.${tool}.title`);
  const name = of === null ? title : `${of.replace(/\.\w{1,5}$/, '')} ${title}`;
  return { name: `${name}.json`, content: { text: `${JSON.stringify(result.data, null, 2)}\n` } };
}
