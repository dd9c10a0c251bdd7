/** Who carries pictures through a recipe: this process with its engine, or workers on a queue. */
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Workers } from '../../preload/contract/batch-room.ts';
import { isToolStep, type BatchRecipe } from '../../preload/contract/batch.ts';
import { handsWith } from '../batch/hands.ts';
import { inputOpener } from '../batch/open-inputs.ts';
import { openInputs } from '../batch/step-inputs.ts';
import type { Hands } from '../batch/work.ts';
import { UserError } from '../errors/user-error.ts';
import { findPaths } from '../paths.ts';
import { shownAddress } from '../queue/address.ts';
import type { QueueHands } from '../queue/hands.ts';
import { handsOfWorkers } from '../queue/workers.ts';
import { placesOf, tidingsFor } from './input-places.ts';
import { endOf } from './job.ts';
import type { Reporter } from './progress.ts';
import { announceDevice } from './run.ts';
import type { Session } from './session.ts';
import { queueWords } from './words.ts';

export interface RecipePlace {
  /** The file of the recipe: what it names lies from there. */
  readonly recipe: string;
  /** The data folder that people and styles are kept in. */
  readonly data: string;
}

/** Hands that are closed when nothing more is left to them. */
export type ClosedHands = Hands & { readonly close?: () => Promise<void> };

/** Hands for a recipe: those of workers where these are named, else hands that compute here. @throws UserError queue-away or files-away */
export async function handsFor(
  recipe: BatchRecipe,
  order: RecipePlace & { readonly workers: Workers | null },
  session: Session,
  reporter: Reporter,
): Promise<ClosedHands> {
  const { host, untilStopped } = session;
  if (order.workers) return untilStopped(queuedHands(order.workers, order, reporter));
  if (recipe.steps.some(isToolStep)) await untilStopped(announceDevice(host, reporter));
  return ownHands(order, session, reporter);
}

/** Hands that compute here. */
export function ownHands(
  { recipe, data }: RecipePlace,
  { host, untilStopped }: Pick<Session, 'host' | 'untilStopped'>,
  reporter: Pick<Reporter, 'note'>,
): Hands {
  const hands = handsWith({
    ...{ codec: host.codec, holdings: host.holdings },
    run: async (tool, parameters, inputs, tell) => {
      const { id } = await host.handlers.startJob({ tool, parameters, inputs });
      const quiet = { note: () => undefined, clear: () => undefined };
      return (await endOf(id, host, { ...quiet, progress: ({ fraction }) => tell(fraction) })).job;
    },
    forget: (id) => void host.handlers.forgetJob({ id }),
    inputsOf: async (step, item, owner) => {
      const tidings = tidingsFor((text) => reporter.note(text));
      const opener = inputOpener(placesOf(host, data), owner, tidings);
      return openInputs(step, item, dirname(resolve(recipe)), opener);
    },
  });
  return {
    make: (...given) =>
      hands.make(...given).catch(async (error: unknown) => {
        // What ends the command may have ended the processes that work too, and that news can be here first.
        if (error instanceof UserError && error.code.endsWith('-died')) await untilStopped(pause(200));
        throw error;
      }),
  };
}

/** Hands that leave pictures to workers. @throws UserError queue-away or files-away */
export function queuedHands(
  { queue, files }: Workers,
  { recipe, data }: RecipePlace,
  reporter: Pick<Reporter, 'note' | 'say'>,
): Promise<QueueHands> {
  const at = { folder: dirname(resolve(recipe)), data, resources: findPaths().resources };
  return handsOfWorkers({ queue, files }, at, (news) => {
    if (news.code !== 'workers') reporter.note(queueWords(news.code));
    else if (news.count > 0) reporter.say(queueWords('workers', { count: news.count }));
    else reporter.note(queueWords('no-workers', { queue: shownAddress(queue), files }));
  });
}
