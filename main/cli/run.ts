import { setTimeout as pause } from 'node:timers/promises';
import type { Device, Failure, Job, OpenedPicture } from '../../preload/contract/index.ts';
import { checkParameters, requireTool, resultSize } from '../engine/tools/run-tool.ts';
import { toFailure, UserError, type ErrorCode } from '../errors/user-error.ts';
import type { Host } from '../host.ts';
import { checkSides } from '../image/longest-side.ts';
import { named } from './failure.ts';
import { checkOutput } from './output-place.ts';
import { duration, type Reporter } from './progress.ts';
import type { Request } from './request.ts';
import type { Session } from './session.ts';
import { noteWords } from './words.ts';

/** What a finished run tells, as `--json` prints it. */
export interface Report {
  readonly job: string;
  /** Path of the written picture. */
  readonly result: string;
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly measures: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
  readonly device: Device;
}

type Done = Extract<Job, { state: 'done' }>;

/** Everything that can be found wrong without starting anything. */
export async function checkRequest(request: Request): Promise<void> {
  checkParameters(requireTool(request.tool), request.parameters);
  const { photo, references, start, out, force } = request;
  await checkOutput(out, { force, inputs: [photo, ...references, ...(start === null ? [] : [start])] });
}

/** Opens the pictures, runs the tool and writes the result, telling of it on the way. */
export async function run(
  request: Request,
  { host, untilStopped, finish }: Session,
  reporter: Reporter,
): Promise<Report> {
  const notes: string[] = [];
  const note = (text: string): void => {
    if (notes.includes(text)) return;
    notes.push(text);
    reporter.note(text);
  };
  request.notes.forEach(note);

  const open = async (path: string): Promise<OpenedPicture> => {
    const opened = await host.codec.ask('openFile', { path }).catch((error: unknown) => {
      throw named(path, toFailure(error));
    });
    for (const { message } of opened.notes) note(`${path}: ${message}`);
    return opened;
  };
  const photo = await untilStopped(open(request.photo));
  checkSides(request.format, resultSize(request.tool, request.parameters, photo));
  const references: string[] = [];
  for (const path of request.references) references.push((await untilStopped(open(path))).pixels);
  const start = request.start === null ? {} : { start: (await untilStopped(open(request.start))).pixels };

  const { format, quality, out } = request;
  const plan = (pixels: string) => ({ pixels, metadata: photo.metadata, format, quality });
  const noteLosses = async (pixels: string): Promise<void> => {
    for (const { message } of await host.codec.ask('whatIsLost', plan(pixels))) note(`${out}: ${message}`);
  };
  // The result has the photo's depth and transparency: what is lost can be told before the work.
  await untilStopped(noteLosses(photo.pixels));

  if (request.provider !== 'auto') await host.handlers.changeSettings({ provider: request.provider });
  const device = announceDevice(host, request.provider, reporter);
  const job = await untilStopped(
    finished(host, reporter, {
      ...{ tool: request.tool, parameters: { ...request.parameters } },
      inputs: {
        ...{ image: photo.pixels, references, ...start },
        names: { image: request.photo, references: [...request.references] },
      },
    }),
  );
  if (job.state === 'failed') {
    // Ctrl+C in a terminal ends the engine too, and that news can be here first.
    if (job.error.code === 'engine-died') await untilStopped(pause(200));
    throw new UserError(job.error.code as ErrorCode, job.error.message);
  }
  job.notes.map(noteWords).forEach(note);
  await untilStopped(noteLosses(job.result.pixels));
  await finish(() => host.codec.ask('save', { ...plan(job.result.pixels), path: out }));

  const { width, height } = job.result;
  reporter.say(`Wrote ${out}: ${width} × ${height} pixels in ${duration(job.seconds)}.`);
  const { id, seconds, measures } = job;
  return { job: id, result: out, width, height, seconds, measures, notes, device: await device };
}

/** Says once what computes, and why it isn't what was asked for. */
async function announceDevice(host: Host, asked: string, reporter: Reporter): Promise<Device> {
  const device = await host.handlers.device({});
  if (asked !== 'auto' && asked !== device.provider)
    device.reasons.forEach((reason) => reporter.note(reason));
  reporter.say(`Computes on ${device.label}.`);
  return device;
}

/** Starts the job and waits for its end. */
async function finished(
  host: Host,
  reporter: Reporter,
  request: Parameters<Host['handlers']['startJob']>[0],
): Promise<Done | { state: 'failed'; error: Failure }> {
  const end = new Promise<Done | { state: 'failed'; error: Failure }>((resolve) => {
    host.on((name, payload) => {
      if (name !== 'job') return;
      const job = payload as Job;
      if (job.state === 'running') reporter.progress(job);
      if (job.state === 'done' || job.state === 'failed') resolve(job);
    });
  });
  await host.handlers.startJob(request);
  const job = await end;
  reporter.clear();
  return job;
}
