/** Styles that are kept by name: what `pentimento styles` does. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { KeepStyleAs, KeptStyle, KeptStyles } from '../../preload/contract/index.ts';
import { checksumOfModel } from '../engine/runtime/models.ts';
import { explain } from '../errors/explain.ts';
import { isOfAPhoto } from '../errors/of-a-photo.ts';
import { writeWhole } from '../image/write.ts';
import { findPaths } from '../paths.ts';
import { isNamed } from '../store/names.ts';
import { describeStyles } from '../styles/handlers.ts';
import { checkKeeping, removeStyle, renameStyle } from '../styles/library.ts';
import { damagedStyle, styleMeant } from '../styles/meant.ts';
import { bytesOfStyle, checkBytes, readStyle, readStyles, styleOf, type Kept } from '../styles/read.ts';
import { findUnfinished, forgetUnfinished, noteUnfinished } from '../styles/unfinished.ts';
import { checkOutput } from './output-place.ts';
import { duration, type Reporter } from './progress.ts';
import type { Request } from './request.ts';
import { checkRequest, run, type Report } from './run.ts';
import type { Session } from './session.ts';
import type { ImportOrder, LearnOrder } from './style-commands.ts';
import { styleWords } from './words.ts';

export async function listStyles(data: string): Promise<KeptStyles> {
  return describeStyles(await readStyles(data), await checksumOfModel(findPaths().models, 'fast-style'));
}

/** The list as people read it in a terminal. */
export function stylesListing({ styles, damaged }: KeptStyles): string {
  if (styles.length === 0 && damaged.length === 0) return styleWords('none');
  return [...styles.map(lineOf), ...damaged.map(({ error }) => error.message)].join('\n');
}

function lineOf({ name, kind, steps, width, height, current }: KeptStyle): string {
  // What others have trained comes without a count of its steps.
  const told = styleWords(`kinds.${kind === 'network' && steps === 0 ? 'imported' : kind}`, {
    steps,
    size: `${width} × ${height}`,
  });
  return `${name}: ${told}${current ? '' : ` ${styleWords('outdated')}`}`;
}

/** @throws UserError file-missing, learnt-style or style-name, or as opening the painting does */
export async function importStyle(
  { file, painting }: ImportOrder,
  { host, untilStopped }: Session,
  reporter: Reporter,
): Promise<{ readonly style: string; readonly name: string }> {
  const found = await stat(file).catch(() => null);
  if (!found) throw explain('file-missing.gone', { name: file });
  if (!found.isFile()) throw explain('learnt-style.other', { name: file });
  checkBytes(file, found.size);
  const request = { name: file, bytes: await readFile(file) };
  const kept = await untilStopped(
    painting === null ? host.handlers.importStyle(request) : importNetwork(host, request, painting),
  );
  reporter.say(styleWords('imported', { name: kept.name }));
  const { styles } = await host.handlers.styles({});
  if (styles.find(({ style }) => style === kept.style)?.current === false)
    reporter.note(styleWords('outdated'));
  return kept;
}

async function importNetwork(
  { codec, handlers, holdings }: Session['host'],
  file: { readonly name: string; readonly bytes: Uint8Array },
  painting: string,
) {
  const owner = 'style-import';
  try {
    const opened = await codec.ask('openFile', { path: painting }, owner);
    return await handlers.importNetwork({ ...file, painting: opened });
  } finally {
    holdings.release(owner);
  }
}

/** What is to be learnt, and what it is kept as. */
interface Lesson {
  readonly data: string;
  readonly request: Request;
  readonly photos: string | null;
  readonly as: KeepStyleAs;
  /** What tells the command from others. */
  readonly command: string;
  /** What was ended early and is gone on with. */
  readonly before: { readonly name: string; readonly left: number } | null;
}

/**
 * Everything about learning a style that can be found wrong without starting anything. A command that was ended early goes
 * on with what it has kept; a style that is kept already is learnt further in its place, or as a new one where a name is given.
 */
export async function checkLearning({
  data,
  painting,
  photos,
  name,
  request,
}: LearnOrder & { readonly data: string }): Promise<Lesson> {
  await checkRequest(request);
  const meant = await styleMeant(painting, data);
  const { parameters, inputs } = request;
  const of = meant?.id ?? sha256(await readFile(painting).catch(() => painting));
  const asked = [of, name, photos && resolve(photos), parameters];
  const command = sha256(JSON.stringify(asked));
  const before = await findUnfinished(data, command);
  await checkKeeping(data, before ? null : name);
  if (!before) {
    const as = meant && name === null ? { style: meant.id } : { name };
    return { data, request, photos, as, command, before: null };
  }
  const { id, left, style } = before;
  // What began with nothing doesn't a second time.
  const learns = parameters.learns === 'scratch' ? { learns: 'network' } : {};
  const rest = {
    parameters: { ...parameters, ...learns, steps: left },
    inputs: { ...inputs, style: { kind: 'references', paths: [id] } as const },
  };
  return {
    ...{ data, photos, command, request: { ...request, ...rest } },
    ...{ as: { style: id }, before: { name: style.name, left } },
  };
}

/** Learns the style of a painting and keeps it. */
export async function learnStyle(
  { data, request, photos, as, command, before }: Lesson,
  session: Session,
  reporter: Reporter,
): Promise<Report & { readonly style: string; readonly name: string }> {
  const { host } = session;
  if (before) reporter.note(styleWords('goesOn', before));
  const image = { kind: 'picture', path: await session.untilStopped(onePhoto(photos, session)) } as const;
  let kept = { style: '', name: '' };
  const report = await run(
    { ...request, inputs: { ...request.inputs, image } },
    session,
    reporter,
    async (file, ended) => {
      const { style: id } = await host.handlers.keepStyle({ file, as });
      const { style } = await readStyle(data, { style: id });
      kept = { style: id, name: style.name };
      const left = ended ? ended.of - ended.step : 0;
      if (left > 0) await noteUnfinished(data, id, { command, steps: style.steps, left });
      else await forgetUnfinished(data, id);
      return { further: styleWords('further') };
    },
  );
  reporter.say(styleWords('learnt', { name: kept.name, duration: duration(report.seconds) }));
  return { ...report, ...kept };
}

/** The first photo of a folder that can be read, or one that ships. */
async function onePhoto(folder: string | null, { host }: Session): Promise<string> {
  if (folder === null) {
    const samples = join(findPaths().resources, 'samples');
    const { photos } = await host.codec.ask('lookInto', { path: samples });
    return join(samples, photos[0] ?? '');
  }
  const { photos } = await host.codec.ask('lookInto', { path: folder });
  let why: Error | null = null;
  for (const photo of photos) {
    const path = join(folder, photo);
    try {
      await host.codec.ask('openFile', { path }, 'photo');
      return path;
    } catch (error) {
      if (!isOfAPhoto(error)) throw error;
      why ??= error;
    }
  }
  throw why ?? explain('folder-empty', { folder });
}

/** @throws UserError style-unknown, learnt-style or cannot-write */
export async function exportStyle(
  {
    data,
    name,
    file,
    force,
  }: Readonly<Record<'data' | 'name' | 'file', string>> & { readonly force: boolean },
  reporter: Reporter,
): Promise<{ readonly file: string }> {
  const { id, style } = keptStyle(name, await readStyles(data));
  await checkOutput(file, { force, inputs: [] });
  await writeWhole(file, await bytesOfStyle(data, { style: id }));
  reporter.say(styleWords('exported', { name: style.name, file }));
  return { file };
}

export async function callStyle(
  { data, from, name }: Readonly<Record<'data' | 'from' | 'name', string>>,
  reporter: Reporter,
): Promise<{ readonly style: string; readonly name: string }> {
  const { id, style: before } = keptStyle(from, await readStyles(data));
  const { style } = await renameStyle(data, id, name);
  reporter.say(styleWords('renamed', { name: style.name, other: before.name }));
  return { style: id, name: style.name };
}

/** Deletes for good, by name; what is damaged by its id too. */
export async function forgetStyle(
  { data, name }: Readonly<Record<'data' | 'name', string>>,
  reporter: Reporter,
): Promise<{ readonly removed: string }> {
  const all = await readStyles(data);
  const damaged = damagedStyle(name, all.damaged);
  const found = all.styles.find(({ style }) => isNamed(style, name)) ?? damaged ?? styleOf(name, all);
  await removeStyle(data, found.id);
  const removed = ('style' in found ? found.style.name : found.name) ?? found.id;
  reporter.say(styleWords('removed', { name: removed }));
  return { removed };
}

/** A style by its name; one that is damaged is told as such. */
function keptStyle(name: string, all: Awaited<ReturnType<typeof readStyles>>): Kept {
  const known = all.styles.some(({ style }) => isNamed(style, name));
  const harmed = known ? undefined : damagedStyle(name, all.damaged);
  if (harmed) throw harmed.error;
  return styleOf(name, all);
}

function sha256(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex');
}
