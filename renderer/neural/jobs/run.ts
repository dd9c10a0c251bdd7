import i18next from 'i18next';
import type { Job, Request } from '../../../preload/contract/index.ts';
import { findTool } from '../../base/application.ts';
import { pentimento } from '../../base/connection.ts';
import { notify, report, reportFailure } from '../../base/notices.ts';
import { reworkedBy, takeReworked } from '../../layers/store.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument } from '../../picture/document.ts';
import { settled } from '../../picture/drafts.ts';
import { activeDocument, describeIn, documentOf, useDocuments } from '../../picture/store.ts';
import { askSize } from '../ask.ts';
import { closeChoice, madePictures, offerChoice } from '../choices/store.ts';
import { keepingMasks } from '../masks.ts';
import { jobParameters, missing } from '../panels/recipe.ts';
import { usePanels } from '../panels/store.ts';
import { jobInputs } from './inputs.ts';
import { madePicture, placeResult } from './result.ts';
import { noRoomFor, sayNoRoom } from './room.ts';
import { earlierInput, sourceLayer, sourcePixels } from './source.ts';
import type { Source } from './source.ts';
import { runningJob, useJobs } from './store.ts';
import type { EndedJob, Origin } from './store.ts';
import { tellNotes, tellPlace } from './tell.ts';

export function listenToJobs(): void {
  pentimento().on('job', receive);
}

/** Forgets jobs that ended while the connection was away, and hears of the rest again. */
export async function refreshJobs(): Promise<void> {
  const jobs = await pentimento().call('jobs', {});
  const ids = new Set(jobs.map((job) => job.id));
  useJobs.setState((state) => ({ jobs: state.jobs.filter((job) => ids.has(job.id)) }));
  jobs.forEach(receive);
}

/** Whether the tool in front could run now. */
export function canRun(): boolean {
  const { tool, recipes } = usePanels.getState();
  const description = findTool(tool);
  const recipe = recipes[tool];
  const document = activeDocument();
  return !!description && !!recipe && !!document && !missing(description, recipe, presentOf(document));
}

/** Queues the tool in front, on the picture in front. */
export async function run(): Promise<void> {
  const { tool, recipes, source, destination } = usePanels.getState();
  const description = findTool(tool);
  const recipe = recipes[tool];
  const front = activeDocument()?.id;
  if (!description || !recipe || front === undefined) return;
  await settled(front, 'read');
  const document = documentOf(front);
  if (!document) return;
  const picture = presentOf(document);
  const reworked = reworkedBy(tool, document.id);
  const earlier = earlierInput(description, picture, reworked);
  const { width, height } = earlier ?? picture;
  const parameters = jobParameters(description, recipe);
  const resized = reworked === null ? destination : 'document';
  const goes = description.size === 'own' ? resized : 'layer';
  try {
    if (goes !== 'layer') {
      const size = await askSize(tool, parameters, { width, height });
      const lacking = noRoomFor(size, picture, goes, useDocuments.getState().documents);
      if (lacking) {
        notify('failure', i18next.t('errors.result-too-large.title'), sayNoRoom(lacking, size));
        return;
      }
    }
    const image = earlier?.image ?? (await sourcePixels(document, source));
    if (image === null) {
      notify('information', i18next.t('jobs.emptyLayer'));
      return;
    }
    const inputs = await jobInputs(description, recipe, picture, { pixels: image, name: document.name });
    const { id } = await pentimento().call('startJob', { tool, parameters, inputs });
    describeIn(document.id, { following: true });
    began(id, {
      document: document.id,
      recipe: keepingMasks(recipe, description, inputs),
      width,
      height,
      source,
      goes,
      above: aboveFor(document, source),
      selection: picture.selection,
      replaces: takeReworked(document.id),
    });
  } catch (error) {
    report(error);
  }
}

/** Above the layer that was worked on; above everything where everything was. */
function aboveFor(document: OpenDocument, source: Source): string {
  const layer = source === 'layer' ? sourceLayer(document) : null;
  return (layer ?? presentOf(document).layers.at(-1))?.id ?? '';
}

/** Stops the running job, or the first that waits. */
export function stop(): void {
  const state = useJobs.getState();
  const job = runningJob(state) ?? state.jobs[0];
  if (job) cancel(job.id);
}

export function cancel(id: string): void {
  pentimento().call('cancelJob', { id }).catch(report);
}

/** Lets the jobs of a picture go that is being closed. */
export function cancelJobsOf(document: string): void {
  const { jobs, origins } = useJobs.getState();
  for (const job of jobs) if (origins[job.id]?.document === document) cancel(job.id);
  closeChoice(document);
}

/** A job whose result goes to the one who asked and becomes no layer; `began` is told its id. */
export async function errand(request: Request<'startJob'>, began: (id: string) => void): Promise<EndedJob> {
  const { id } = await pentimento().call('startJob', request);
  errandIds.add(id);
  began(id);
  const ended = early.get(id);
  early.delete(id);
  return ended ?? new Promise((resolve) => errands.set(id, resolve));
}

/** Whether a job's result is shown by whoever asked for it. */
export function isErrand(id: string): boolean {
  return errandIds.has(id);
}

const errandIds = new Set<string>();
const errands = new Map<string, (job: EndedJob) => void>();

/** Jobs that ended before the answer to `startJob` said whose they are. */
const early = new Map<string, EndedJob>();

function began(id: string, origin: Origin): void {
  const ended = early.get(id);
  early.delete(id);
  if (ended) conclude(ended, origin);
  else useJobs.setState(({ origins }) => ({ origins: { ...origins, [id]: origin } }));
}

function receive(job: Job): void {
  if (job.state === 'queued' || job.state === 'running') {
    useJobs.setState(({ jobs }) => {
      const known = jobs.some(({ id }) => id === job.id);
      return { jobs: known ? jobs.map((other) => (other.id === job.id ? job : other)) : [...jobs, job] };
    });
    return;
  }
  const origin = useJobs.getState().origins[job.id];
  useJobs.setState(({ jobs, origins }) => ({
    jobs: jobs.filter(({ id }) => id !== job.id),
    origins: Object.fromEntries(Object.entries(origins).filter(([id]) => id !== job.id)),
  }));
  const tell = errands.get(job.id);
  errands.delete(job.id);
  if (tell) tell(job);
  else if (origin) conclude(job, origin);
  else early.set(job.id, job);
}

function conclude(job: EndedJob, origin: Origin): void {
  if (job.state === 'failed') reportFailure(job.error);
  else if (job.state === 'cancelled') notify('information', i18next.t('jobs.stopped'));
  else finish(job, origin).catch(report);
}

async function finish(job: Extract<Job, { state: 'done' }>, origin: Origin): Promise<void> {
  tellNotes(job);
  if (madePictures(job)) {
    offerChoice(job, origin);
    return;
  }
  if (!madePicture(job)) {
    notify('success', i18next.t('jobs.finished', { tool: i18next.t(`tools.${job.tool}.title`) }));
    return;
  }
  const placed = await placeResult(job, origin);
  if (placed) tellPlace(placed);
}
