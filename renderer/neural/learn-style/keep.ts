import i18next from 'i18next';
import { pentimento } from '../../base/connection.ts';
import { notify, report } from '../../base/notices.ts';
import { foundBy, markSaved } from '../jobs/findings.ts';
import type { EndedJob } from '../jobs/store.ts';

/** What was learnt of a painting joins the styles, or takes the place of the one that it was learnt from. */
export async function keepLearntStyle(job: EndedJob): Promise<void> {
  const found = foundBy(job);
  if (found?.kind !== 'model') return;
  try {
    const as = learntFrom(job);
    await pentimento().call('keepStyle', { file: found.file, as: as ? { style: as } : { name: null } });
    markSaved(job.id, i18next.t('tools.restyle.title'));
    notify('information', i18next.t('panels.styles.kept', { name: found.name.replace(/\.[^.]*$/, '') }));
  } catch (error) {
    report(error);
  }
}

/** The style that a job went on from, where it was given one. */
function learntFrom({ inputs }: EndedJob): string | null {
  const { style } = inputs;
  return style?.kind === 'references' ? (style.pictures[0]?.style ?? null) : null;
}
