import i18next from 'i18next';
import type { Job } from '../../preload/contract.ts';
import { findTool } from '../app/store.ts';
import { pentimento } from '../connection.ts';
import { originalOf } from '../documents/document.ts';
import { activeDocument, addResult, follow, useDocuments } from '../documents/store.ts';
import { notify, report, reportFailure } from '../notices/store.ts';
import { jobParameters, missing, wantsStart } from '../panels/recipe.ts';
import { referenceName, referencePixels } from '../panels/references.ts';
import { usePanels } from '../panels/store.ts';
import { runningJob, useJobs } from './store.ts';
import type { EndedJob, Origin } from './store.ts';

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
  return !!description && !!recipe && !!activeDocument() && !missing(description, recipe);
}

/** Queues the tool in front, on the photo in front. */
export async function run(): Promise<void> {
  const { tool, recipes } = usePanels.getState();
  const description = findTool(tool);
  const recipe = recipes[tool];
  const document = activeDocument();
  if (!description || !recipe || !document) return;
  try {
    const references = await Promise.all(recipe.references.map(referencePixels));
    const start = wantsStart(description, recipe.values) ? recipe.start?.pixels : undefined;
    const { id } = await pentimento().call('startJob', {
      tool,
      parameters: jobParameters(description, recipe),
      inputs: {
        image: originalOf(document.history.present).pixels,
        references,
        ...(start && { start }),
        names: { image: document.photo.name, references: recipe.references.map(referenceName) },
      },
    });
    follow(document.id);
    began(id, { document: document.id, recipe });
  } catch (error) {
    report(error);
  }
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
}

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
  if (origin) conclude(job, origin);
  else early.set(job.id, job);
}

function conclude(job: EndedJob, origin: Origin): void {
  if (job.state === 'failed') reportFailure(job.error);
  else if (job.state === 'cancelled') notify('information', i18next.t('jobs.stopped'));
  else finish(job, origin);
}

function finish(job: Extract<Job, { state: 'done' }>, { document, recipe }: Origin): void {
  const { result, seconds, measures, notes } = job;
  const owner = useDocuments.getState().documents.find(({ id }) => id === document);
  if (!owner) return;
  addResult(document, { ...result, made: { recipe, seconds, measures, notes } });
  for (const note of notes) notify('information', i18next.t(`tools.${job.tool}.title`), note);
  const seen = owner.live && useDocuments.getState().active === document;
  if (!seen) notify('success', i18next.t('jobs.ready', { number: owner.newest + 1 }), owner.photo.name);
}
