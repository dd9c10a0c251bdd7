import i18next from 'i18next';
import type { PartialOutcome } from '../../../preload/contract/index.ts';
import { showPanel } from '../../actions/workspace.ts';
import { notify, report, reportFailure } from '../../base/notices.ts';
import type { Notice } from '../../base/notices.ts';
import type { Preview } from '../../view/preview.ts';
import { showTool } from '../recipe/store.ts';
import { isChoice, isOffered, offerChoice } from './choices.ts';
import { foundBy } from './findings.ts';
import { forget } from './forget.ts';
import { placeResult, singleOf } from './result.ts';
import { previewOf, useJobs } from './store.ts';
import type { EndedJob, Origin } from './store.ts';
import { tellNotes, tellPlace } from './tell.ts';

type DoneJob = Extract<EndedJob, { state: 'done' }>;

/** Who waits until a job is over and what it made is in its place. */
const waiting = new Map<string, () => void>();

export function concluded(id: string): Promise<void> {
  return new Promise((resolve) => waiting.set(id, resolve));
}

/** Puts what a job made into its place, tells of it, and shows what was seen of it last until then. */
export async function conclude(job: EndedJob, origin: Origin): Promise<void> {
  const { document } = origin;
  const before = useJobs.getState().jobs.find(({ id }) => id === job.id);
  if (before?.state === 'running') land(document, previewOf(before));
  try {
    await tell(job, origin);
  } catch (error) {
    report(error);
  } finally {
    land(document, null);
    waiting.get(job.id)?.();
    waiting.delete(job.id);
    // What there is to choose from stays as long as the choice is open.
    if (!isOffered(job.id)) forget(job.id);
  }
}

function land(document: string, preview: Preview | null): void {
  useJobs.setState(({ landing }) => ({ landing: { ...landing, [document]: preview } }));
}

async function tell(job: EndedJob, origin: Origin): Promise<void> {
  if (job.state === 'done') {
    await tellOfResult(job, origin);
    return;
  }
  if (job.state === 'failed') reportFailure(job.error);
  if (job.partial) await keepPartial(job, job.partial, origin);
  else if (job.state === 'cancelled') notify('information', i18next.t('jobs.stopped'));
}

async function tellOfResult(job: DoneJob, origin: Origin): Promise<void> {
  tellNotes(job);
  if (isChoice(job)) {
    offerChoice(job, origin);
    return;
  }
  const single = singleOf(job);
  if (!single) {
    tellFound('success', i18next.t('jobs.finished', { tool: i18next.t(`tools.${job.tool}.title`) }), job);
    return;
  }
  const placed = await placeResult(single, origin);
  if (placed) tellPlace(placed);
}

/** What was made before the end is kept; throwing it away is a choice of its own. */
async function keepPartial(job: EndedJob, partial: PartialOutcome, origin: Origin): Promise<void> {
  const { fraction, continues, ...outcome } = partial;
  const { id, tool, parameters, inputs } = job;
  const made: DoneJob = { id, tool, parameters, inputs, state: 'done', ...outcome, continues: null };
  if (isChoice(made)) {
    offerChoice(made, origin);
    notify('information', i18next.t('jobs.stopped'));
    return;
  }
  const single = singleOf(made);
  const placed = single && (await placeResult(single, origin, { fraction, continues }));
  if (foundBy(job)) tellFound('information', i18next.t('jobs.stopped'), job);
  if (!placed) return;
  notify('information', i18next.t('jobs.stopped'), i18next.t('jobs.kept', { percent: percentOf(fraction) }), {
    label: i18next.t('jobs.throwAway'),
    run: placed.takeBack,
  });
}

/** What goes into no picture is in the tool's panel. */
function tellFound(kind: Notice['kind'], title: string, { tool }: EndedJob): void {
  notify(kind, title, i18next.t('findings.ready'), {
    label: i18next.t('jobs.show'),
    run: () => {
      showPanel('neural');
      showTool(tool);
    },
  });
}

export function percentOf(fraction: number): number {
  return Math.round(100 * fraction);
}
