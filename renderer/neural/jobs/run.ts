import i18next from 'i18next';
import { jobParameters } from '../../../preload/contract/recipe-parameters.ts';
import type { Recipe } from '../../../preload/contract/recipe.ts';
import { findTool } from '../../base/application.ts';
import { pentimento } from '../../base/connection.ts';
import { notify, report } from '../../base/notices.ts';
import { borrowing } from '../../base/owners.ts';
import { presentOf } from '../../picture/document.ts';
import type { OpenDocument, PixelLayer } from '../../picture/document.ts';
import { settled } from '../../picture/drafts.ts';
import { reworkedBy, takeReworked } from '../../picture/rework.ts';
import { activeDocument, describeIn, documentOf, useDocuments } from '../../picture/store.ts';
import { layerPixels } from '../../workers/assemble.ts';
import { askSize } from '../ask.ts';
import { keepingMasks } from '../masks.ts';
import { partsOf } from '../parts.ts';
import { continuationOf, continued } from '../recipe/continue.ts';
import { missing } from '../recipe/recipe.ts';
import { earlierInput, sourceLayer, sourcePixels } from '../recipe/source.ts';
import type { Source } from '../recipe/source.ts';
import { sourceOf, usePanels } from '../recipe/store.ts';
import { conclude, concluded } from './conclude.ts';
import { jobInputs } from './inputs.ts';
import { noRoomFor, sayNoRoom } from './room.ts';
import { jobsOf, runningJob, useJobs } from './store.ts';
import type { Origin } from './store.ts';
import { claim } from './unclaimed.ts';

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
  const { tool, recipes } = usePanels.getState();
  const recipe = recipes[tool];
  if (recipe) await runWith(recipe);
}

/**
 * Queues a tool as a recipe says, on the picture in front; false where there is nothing to be done or it can't be.
 *
 * @param reworks Whether a layer that is to be made anew by that tool is what it is for.
 */
export async function runWith(
  recipe: Recipe,
  { source: wanted, reworks = true }: { readonly source?: Source; readonly reworks?: boolean } = {},
): Promise<boolean> {
  const { sources, destination } = usePanels.getState();
  const { tool } = recipe;
  const source = wanted ?? sourceOf({ sources }, tool);
  const description = findTool(tool);
  const front = activeDocument()?.id;
  if (!description || front === undefined) return false;
  if (!((await partsOf(tool).mayRun?.()) ?? true)) return false;
  await settled(front, 'read');
  const document = documentOf(front);
  if (!document) return false;
  const picture = presentOf(document);
  const reworked = reworks ? reworkedBy(tool, document.id) : null;
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
        return false;
      }
    }
    const started = await borrowing(async (owner) => {
      const image = earlier?.image ?? (await sourcePixels(document, source, owner, reworked));
      if (image === null) return null;
      const named = { pixels: image, name: document.name };
      const inputs = await jobInputs(description, recipe, picture, named, owner);
      const { id } = await pentimento().call('startJob', { tool, parameters, inputs, recipe });
      return { id, inputs };
    });
    if (started === null) {
      notify('information', i18next.t('jobs.emptyLayer'));
      return false;
    }
    const { id, inputs } = started;
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
      replaces: reworks ? takeReworked(tool, document.id) : null,
      continues: null,
    });
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

/**
 * Goes on from a layer's pixels as they are, in their place: with what was stopped, or, where that was done, in the way
 * that makes more of it.
 */
export async function goOn(document: OpenDocument, layer: PixelLayer): Promise<void> {
  const made = layer.origin?.kind === 'neural' ? layer.origin.made : null;
  const description = made && findTool(made.recipe.tool);
  const continues = made && continuationOf(made);
  if (!description || !continues) return;
  const { recipe, image, unfinished } = made;
  try {
    const { width, height, profile } = presentOf(document);
    const { id, next } = await borrowing(async (owner) => {
      const pixels = await layerPixels(document, layer, owner);
      const next = continued(recipe, continues, { pixels, name: layer.name, profile });
      const named = { pixels: image, name: document.name };
      const inputs = await jobInputs(description, next, presentOf(document), named, owner);
      const parameters = jobParameters(description, next);
      const request = { tool: recipe.tool, parameters, inputs, recipe: unfinished ? recipe : next };
      return { next, ...(await pentimento().call('startJob', request)) };
    });
    describeIn(document.id, { following: true });
    began(id, {
      ...{ document: document.id, recipe: unfinished ? recipe : next, width, height },
      ...{ source: 'layer', goes: 'layer', above: layer.id, selection: null, replaces: layer.id },
      // What was stopped is one piece of work with what is left of it.
      continues: unfinished ? made : null,
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

/** Stops the running job, or the first that waits; what was painted is kept. */
export function stop(): void {
  const state = useJobs.getState();
  const job = runningJob(state) ?? state.jobs[0];
  if (job) cancel(job.id);
}

export function cancel(id: string): void {
  pentimento().call('cancelJob', { id }).catch(report);
}

/** Puts a job that waits before another, or behind all. */
export function move(id: string, before: string | null): void {
  pentimento().call('moveJob', { id, before }).catch(report);
}

/** Ends everything: what waits is taken off first, so that none of it begins; what learns waits instead, and can go on. */
export function stopAll(): void {
  const { jobs } = useJobs.getState();
  const learns = (job: { readonly tool: string }) => findTool(job.tool)?.learns ?? false;
  for (const job of jobs) if (job.state === 'queued' && !learns(job)) cancel(job.id);
  for (const job of jobs) if (job.state !== 'paused' && learns(job)) pause(job.id);
  for (const job of jobs) if (job.state === 'running' && !learns(job)) cancel(job.id);
}

export function pause(id: string): void {
  pentimento().call('pauseJob', { id }).catch(report);
}

export function resume(id: string): void {
  pentimento().call('resumeJob', { id }).catch(report);
}

/** Stops the jobs of a picture; done once what they made is in it. */
export async function stopJobsOf(document: string): Promise<void> {
  const over = jobsOf(useJobs.getState(), document).map(({ id }) => concluded(id));
  for (const { id } of jobsOf(useJobs.getState(), document)) cancel(id);
  await Promise.all(over);
}

/** Lets the jobs of a picture go, and what they made with them. */
export function discardJobsOf(document: string): void {
  const jobs = jobsOf(useJobs.getState(), document);
  useJobs.setState(({ origins }) => ({
    origins: Object.fromEntries(Object.entries(origins).filter(([, origin]) => origin.document !== document)),
  }));
  for (const { id } of jobs) cancel(id);
}

function began(id: string, origin: Origin): void {
  const ended = claim(id);
  if (ended) void conclude(ended, origin);
  else useJobs.setState(({ origins }) => ({ origins: { ...origins, [id]: origin } }));
}
