import i18next from 'i18next';
import type { Job } from '../../../preload/contract/index.ts';
import { notify } from '../../base/notices.ts';
import { activate, documentOf } from '../../picture/store.ts';
import type { Size } from '../../pixels/mask/tiles.ts';
import type { Placed } from './result.ts';

/** Says what the person should know of a result. */
export function tellNotes({ tool, notes }: Extract<Job, { state: 'done' }>): void {
  for (const { code, values } of notes)
    notify('information', i18next.t(`tools.${tool}.title`), i18next.t(`results.${code}`, values));
}

/** Says where a result is to whoever doesn't see it. */
export function tellPlace({ document, seen }: Placed): void {
  if (seen) return;
  notify('success', i18next.t('jobs.ready'), documentOf(document)?.name ?? null, {
    label: i18next.t('jobs.show'),
    run: () => {
      if (documentOf(document)) activate(document);
    },
  });
}

/** Says that a result was made smaller than the picture it is laid on: it is less sharp than what is around it. */
export function tellDrawnUp(tool: string, made: Size, wanted: Size): void {
  if (made.width >= wanted.width && made.height >= wanted.height) return;
  const { t } = i18next;
  const sizes = { made: `${made.width} × ${made.height}`, wanted: `${wanted.width} × ${wanted.height}` };
  notify('information', t(`tools.${tool}.title`), t('results.drawn-up', sizes));
}
