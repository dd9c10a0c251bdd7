import { setTimeout as pause } from 'node:timers/promises';
import {
  type Device,
  type OpenedPicture,
  type Result,
  type ToolInputs,
} from '../../preload/contract/index.ts';
import { inputOpener, numbersOf } from '../batch/open-inputs.ts';
import { checkParameters, requireTool } from '../engine/tools/check.ts';
import { sizeOfResult } from '../engine/tools/questions.ts';
import { fromFailure } from '../errors/user-error.ts';
import type { Host } from '../host.ts';
import { checkSides } from '../image/longest-side.ts';
import { writeWhole } from '../image/write.ts';
import { wholePicture } from '../jobs/whole.ts';
import { placesOf, tidingsFor } from './input-places.ts';
import { pathsOf } from './inputs.ts';
import { endOf, type Reached } from './job.ts';
import { checkOutput } from './output-place.ts';
import { checkEnding, checkPick, numbered, numberedBefore, outputsOf, type Output } from './outputs.ts';
import { duration, type Reporter } from './progress.ts';
import type { Request } from './request.ts';
import { nothingWritten, type Session } from './session.ts';
import { deviceWords, furtherWords, noteWords, reasonWords } from './words.ts';

/** What a finished run tells, as `--json` prints it. */
export interface Report {
  readonly job: string;
  /** Path of what was written first; absent where nothing was. */
  readonly result?: string;
  /** What was found, where it isn't written. */
  readonly data?: Data;
  /** Of a picture. */
  readonly width?: number;
  readonly height?: number;
  /** Everything that was written. */
  readonly files: readonly string[];
  readonly seconds: number;
  /** Where it stood when it was ended early; absent where it came to its own end. */
  readonly ended?: Reached;
  readonly measures: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
  readonly device: Device;
}

/** Who holds the pictures of a run: they go with it. */
const owner = 'command';

type Data = Extract<Result, { kind: 'data' }>['data'];

/** Everything that can be found wrong without starting anything. */
export async function checkRequest(request: Request): Promise<void> {
  const { inputs, out, force } = request;
  const tool = requireTool(request.tool);
  checkPick(tool, request.pick, checkParameters(tool, request.parameters));
  if (out === null) return;
  checkEnding(tool, out);
  const places =
    tool.result === 'pictures' && request.pick === null
      ? [out, numbered(out, 1), ...(await numberedBefore(out))]
      : [out];
  for (const place of places) await checkOutput(place, { force, inputs: pathsOf(inputs) });
}

/**
 * What becomes of a file that is written nowhere by the person; how more is made of it.
 * @param ended where it stood when it was ended early.
 */
export type Keep = (file: string, ended: Reached | null) => Promise<{ readonly further: string }>;

/**
 * Opens the pictures, runs the tool and writes the result, telling of it on the way.
 * @param keep takes the file of a model that isn't to be written.
 */
export async function run(
  request: Request,
  { host, unsettled, untilStopped, untilEnded, finish }: Session,
  reporter: Reporter,
  keep: Keep | null = null,
): Promise<Report> {
  const notes: string[] = [];
  const note = (text: string): void => {
    if (notes.includes(text)) return;
    notes.push(text);
    reporter.note(text);
  };
  request.notes.forEach(note);

  const opener = inputOpener(placesOf(host, request.data), owner, tidingsFor(note));
  const tool = requireTool(request.tool);
  let photo: OpenedPicture | null = null;
  const inputs: ToolInputs = {};
  for (const [name, input] of Object.entries(request.inputs)) {
    if (name === 'image' && input.kind === 'picture') {
      photo = await untilStopped(opener.picture(input.path));
      if (request.format) checkSides(request.format, sizeOfResult(tool, request.parameters, photo));
      inputs[name] = { kind: 'picture', ...numbersOf(photo), name: input.path };
    } else {
      inputs[name] = await untilStopped(opener.input(tool, name, input));
    }
  }
  const { format, quality, toSrgb, out } = request;
  const metadata = photo?.metadata ?? null;
  // Tools give pictures in the numbers of the photo.
  const profile = photo?.profile;
  const plan = (pixels: string) => ({
    ...{ pixels, metadata, keep: request.keep, profile, toSrgb, composite: tool.composite },
    ...{ format: format ?? 'png', quality },
  });
  const noteLosses = async (pixels: string): Promise<void> => {
    if (format === null) return;
    for (const { message } of await host.codec.ask('whatIsLost', plan(pixels))) note(`${out}: ${message}`);
  };
  // The result has the photo's depth and transparency: what is lost can be told before the work.
  if (photo) await untilStopped(noteLosses(photo.pixels));

  if (unsettled !== null) note(unsettled);
  await host.handlers.changeSettings(request.compute);
  const device = announceDevice(host, reporter);
  // Where it can't be told, the job fails for the same reason, and that is what is told.
  device.catch(() => undefined);
  const parameters = { ...request.parameters };
  const { id } = await untilStopped(host.handlers.startJob({ tool: request.tool, parameters, inputs }));
  const ending = endOf(id, host, reporter);
  const { job, reached } = await (tool.learns ? untilEnded(ending, endEarly) : untilStopped(ending));
  if (job.state === 'failed') {
    // What ends the command may have ended the engine too, and that news can be here first.
    if (job.error.code === 'engine-died') await untilStopped(pause(200));
    throw fromFailure(job.error);
  }
  const made = job.state === 'done' ? job : job.partial;
  if (!made) throw nothingWritten();
  const ended = job.state === 'cancelled' ? reached : null;
  made.notes.map(noteWords).forEach(note);
  const outputs: Output[] = [];
  const data = out === null && made.result.kind === 'data' ? made.result.data : undefined;
  for (const output of out === null ? [] : outputsOf(made.result, out, request.pick)) {
    if (output.kind === 'picture') {
      const { pixels = null } = photo ?? {};
      const picture = await untilStopped(wholePicture(output.picture, made.result, pixels, host.store));
      await untilStopped(noteLosses(picture.pixels));
      outputs.push({ ...output, picture });
    } else outputs.push(output);
  }
  const further = await finish(async () => {
    for (const output of outputs) await write(output);
    if (keep && made.result.kind === 'model') return (await keep(made.result.file, ended)).further;
    return out === null ? null : furtherWords(request.tool, { file: out });
  });

  const took = duration(made.seconds);
  for (const output of outputs) reporter.say(`Wrote ${sayOutput(output)} in ${took}.`);
  if (ended) {
    note(`Ended early, after step ${ended.step} of ${ended.of}: what was learnt until then is kept.`);
    if (further !== null) note(further);
  }
  const { seconds, measures } = made;
  const [first] = outputs;
  const size = first?.kind === 'picture' ? { width: first.picture.width, height: first.picture.height } : {};
  const files = outputs.map(({ path }) => path);
  return {
    ...{ job: id, ...(files[0] !== undefined && { result: files[0] }), ...size, files },
    ...(data !== undefined && { data }),
    ...(ended && { ended }),
    ...{ seconds, measures, notes, device: await device },
  };

  function endEarly(): void {
    reporter.note(
      'Ending after this step, with what was learnt. Ctrl+C again stops at once, and keeps nothing.',
    );
    void host.handlers.cancelJob({ id });
  }

  async function write(output: Output): Promise<unknown> {
    switch (output.kind) {
      case 'picture':
        return host.codec.ask('save', { ...plan(output.picture.pixels), path: output.path, version: null });
      case 'file':
        return writeWhole(output.path, await host.store.bytes(output.file));
      case 'text':
        return writeWhole(output.path, new TextEncoder().encode(output.text));
    }
  }
}

function sayOutput(output: Output): string {
  if (output.kind !== 'picture') return output.path;
  return `${output.path}: ${output.picture.width} × ${output.picture.height} pixels`;
}

/** Says once what computes, and why it isn't what was asked for. */
export async function announceDevice(host: Host, reporter: Reporter): Promise<Device> {
  const device = await host.handlers.device({});
  const asked = host.settings().provider;
  if (asked !== 'auto' && asked !== device.provider)
    device.reasons.map(reasonWords).forEach((reason) => reporter.note(reason));
  reporter.say(`Computes on ${deviceWords(device)}.`);
  return device;
}
