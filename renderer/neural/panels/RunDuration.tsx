import { useTranslation } from 'react-i18next';
import type { ToolDescription } from '../../../preload/contract/index.ts';
import { jobParameters } from '../../../preload/contract/recipe-parameters.ts';
import { useLatest } from '../../base/use-latest.ts';
import { presentOf } from '../../picture/document.ts';
import type { Size } from '../../picture/reframe/reframe.ts';
import { useActiveDocument } from '../../picture/store.ts';
import { askDuration } from '../ask.ts';
import { duration } from '../jobs/duration.ts';
import { runningJob, useJobs } from '../jobs/store.ts';

import { usePanels } from '../recipe/store.ts';
import { sizeOf } from './size-plan.ts';

/** The panel stands still for so long before it is asked, milliseconds: sliders are being drawn. */
const patience = 300;

/** How large a tool would work on the picture in front, and how long about, before it starts. */
export function RunDuration({ tool }: { readonly tool: ToolDescription }) {
  const { t, i18n } = useTranslation();
  const document = useActiveDocument();
  const recipe = usePanels((state) => state.recipes[tool.id]);
  // What computes at the moment would have to be disturbed for it.
  const busy = useJobs((state) => runningJob(state) !== null);
  const asked =
    document && recipe && !busy
      ? { tool: tool.id, parameters: jobParameters(tool, recipe), image: sizeOf(presentOf(document)) }
      : null;
  const { answer } = useLatest(asked, answerTo, patience);
  if (!answer || !document) return null;
  const number = new Intl.NumberFormat(i18n.language);
  const { image, width, height, seconds } = answer;
  const [size, of] = [Math.max(width, height), Math.max(image.width, image.height)];
  const pictured = size === of ? 'panels.duration.whole' : 'panels.duration.about';
  return (
    <p className="run-duration" role="status" aria-label={t('panels.duration.label')}>
      {t(tool.result === 'model' ? 'panels.duration.alone' : pictured, {
        size: number.format(size),
        of: number.format(of),
        duration: duration(coarse(seconds), i18n.language),
      })}
    </p>
  );
}

interface Asked {
  readonly tool: string;
  readonly parameters: Record<string, unknown>;
  readonly image: Size;
}

async function answerTo({ tool, parameters, image }: Asked) {
  return { image, ...(await askDuration(tool, parameters, image)) };
}

/** No more is promised than is known: whole minutes from three on, tens of seconds from half a minute on. */
function coarse(seconds: number): number {
  const step = seconds >= 180 ? 60 : seconds >= 30 ? 10 : 1;
  return Math.max(1, Math.round(seconds / step) * step);
}
