/** What the window hears without asking. */
import * as z from 'zod';
import { Device } from './app.ts';
import { BatchRow, BatchStanding } from './batch-room.ts';
import { ChosenFile, RecentFile } from './files.ts';
import { Job } from './job.ts';
import { Command } from './menu.ts';
import { ComingModel } from './models.ts';
import { Owner } from './picture.ts';

export const events = {
  job: Job,
  /** The jobs that are not over, in the order in which they are worked on. */
  jobOrder: z.array(z.string()),
  /** Which jobs that are over are remembered has changed. */
  jobHistoryChanged: z.object({}),
  device: Device,
  /** What the system's menu asks the window to do. */
  command: Command,
  /** A file chosen outside the window: in the list of recent files, or in the system. */
  openFile: ChosenFile,
  /** How much of a file has been read for that owner, 0…1. */
  opening: z.object({ owner: Owner, share: z.number() }),
  /** How many of the photos have been looked through in which that owner looks for people. */
  looking: z.object({ owner: Owner, done: z.number(), of: z.number() }),
  /** The people who are kept, or what is kept of them, have changed. */
  identitiesChanged: z.object({}),
  /** The styles that are kept have changed. */
  stylesChanged: z.object({}),
  /** How far a model is that is being fetched. */
  modelComing: z.object({ model: z.string(), state: ComingModel }),
  /** What is on the shelf has changed. */
  modelsChanged: z.object({}),
  /** The person closes the window, which says by `windowCloses` what becomes of it; `ends`: the application ends with it. */
  closing: z.object({ ends: z.boolean() }),
  /** How the batch stands, and the pictures of it that stand otherwise than before. */
  batch: z.object({ standing: BatchStanding, rows: z.array(BatchRow) }),
  /** Which pictures the batch has, or their order, has changed: the room is to be asked for anew. */
  batchChanged: z.object({}),
  /** The list of recent files has changed. */
  recentFiles: z.array(RecentFile),
} as const;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.output<Events[N]>;
