/** The model shelf: what `pentimento models` does. */
import type { ComingModel, ModelShelf, ModelSpeed, ShelfModel } from '../../preload/contract/index.ts';
import { makeFolder, ownModels } from '../models/folder.ts';
import type { Compute } from './device-option.ts';
import type { Reporter } from './progress.ts';
import type { Session } from './session.ts';
import { modelWords, stageWords } from './words.ts';

/** What comes of what `pentimento models` does. */
export type ModelsMade =
  | ModelShelf
  | ModelSpeed
  | { readonly model: string; readonly fetched: boolean }
  | { readonly removed: string }
  | { readonly folder: string };

export async function listModels({ host, untilStopped }: Session): Promise<ModelShelf> {
  return untilStopped(host.handlers.models({}));
}

/** The list as people read it in a terminal: what is here, what could be, and what else lies in the folder. */
export function modelsListing({ models, stray, folder }: ModelShelf): string {
  const isHere = ({ state }: ShelfModel) => state.kind === 'ships' || state.kind === 'kept';
  const widest = Math.max(...models.map(({ id }) => id.length));
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', modelWords(`commandLine.${title}`), ...lines];
  const listed = (which: readonly ShelfModel[]) => which.flatMap((model) => linesOf(model, widest));
  return [
    ...part('here', listed(models.filter(isHere))),
    ...part('elsewhere', listed(models.filter((model) => !isHere(model)))),
    ...part(
      'stray',
      stray.map(
        ({ name, why, model }) => `  ${name}: ${modelWords(`strays.${why}`, { model: nameOf(model) })}`,
      ),
    ),
    '',
    modelWords('commandLine.folder', { folder }),
  ]
    .slice(1)
    .join('\n');
}

function linesOf(
  { id, bytes, licence, origin, download, state, speed }: ShelfModel,
  widest: number,
): string[] {
  const indent = ' '.repeat(widest + 4);
  const size = download && state.kind !== 'kept' ? download.bytes : bytes;
  const from = modelWords(`origins.${origin.kind}`, {
    name: origin.kind === 'package' ? origin.name : '',
    hosts: origin.kind === 'fetched' ? origin.hosts.join(', ') : '',
  });
  return [
    `  ${id.padEnd(widest)}  ${modelWords(`names.${id}`)} · ${megabytes(size)} · ${licence} · ${from}`,
    `${indent}${modelWords(`purposes.${id}`)}`,
    ...[toldOf(state), speed && speedLine(speed)].flatMap((line) => (line ? [`${indent}${line}`] : [])),
  ];
}

/** What is to be said of a model's state where that isn't as it should be for use. */
function toldOf(state: ShelfModel['state']): string | null {
  switch (state.kind) {
    case 'ships':
    case 'kept':
      return null;
    case 'broken':
      return state.error.message;
    case 'absent':
      return state.part === 0 ? null : modelWords('commandLine.part', { there: megabytes(state.part) });
    case 'by-hand':
      return modelWords('commandLine.byHand', { file: state.file });
    case 'coming':
      return stageWords(state.stage);
  }
}

/**
 * Downloads a model, or keeps it out of a file that lies in the folder, which needs no connection.
 * @throws UserError as the shelf does.
 */
export async function getModel(
  { model }: { readonly model: string },
  { host, untilEnded }: Session,
  reporter: Reporter,
): Promise<{ readonly model: string; readonly fetched: boolean }> {
  const { models } = await host.handlers.models({});
  const state = models.find(({ id }) => id === model)?.state.kind;
  const name = nameOf(model);
  if (state === 'kept') {
    reporter.say(modelWords('commandLine.isKept', { name }));
    return { model, fetched: false };
  }
  const pace = paceOf();
  let asked: string | null = null;
  const forget = host.on((event, payload) => {
    if (event !== 'modelComing') return;
    const { state: coming } = payload as { state: ComingModel };
    if (coming.host !== null && coming.host !== asked)
      reporter.say(modelWords('commandLine.asks', { host: coming.host }));
    asked = coming.host;
    reporter.progress(pace(coming));
  });
  try {
    const call = state === 'by-hand' ? host.handlers.takeModel : host.handlers.downloadModel;
    await untilEnded(Promise.resolve(call({ model })), () => void host.handlers.stopModel({ model }));
  } finally {
    forget();
  }
  reporter.say(modelWords('commandLine.got', { name }));
  return { model, fetched: state !== 'by-hand' };
}

export async function removeModel(
  { model }: { readonly model: string },
  { host, untilStopped }: Session,
  reporter: Reporter,
): Promise<{ readonly removed: string }> {
  await untilStopped(host.handlers.removeModel({ model }));
  reporter.say(modelWords('commandLine.removed', { name: nameOf(model) }));
  return { removed: model };
}

export async function measureModel(
  { model, compute }: { readonly model: string; readonly compute: Compute },
  { host, unsettled, untilStopped }: Session,
  reporter: Reporter,
): Promise<ModelSpeed> {
  if (unsettled !== null) reporter.note(unsettled);
  await host.handlers.changeSettings(compute);
  return untilStopped(host.handlers.measureModel({ model }));
}

export function speedLine({ seconds, width, height, device }: ModelSpeed): string {
  const [time, size] = [`${Number(seconds.toPrecision(2))} s`, `${width} × ${height}`];
  return modelWords('commandLine.speed', { time, size, device });
}

/** Where files can be put by hand: the folder is there afterwards. @throws UserError cannot-write */
export async function modelsFolder({
  data,
}: {
  readonly data: string;
}): Promise<{ readonly folder: string }> {
  const folder = ownModels(data);
  await makeFolder(folder);
  return { folder };
}

/** What is told of a model on its way, as of a tool's work: the seconds that are left follow from the bytes since the start. */
function paceOf(): (state: ComingModel) => Parameters<Reporter['progress']>[0] {
  let began: { readonly at: number; readonly bytes: number } | null = null;
  return ({ stage, bytes, of }) => {
    const at = performance.now() / 1000;
    if (stage !== 'downloading') began = null;
    else began ??= { at, bytes };
    const rate = began ? (bytes - began.bytes) / (at - began.at) : 0;
    return {
      stage,
      fraction: bytes / of,
      secondsLeft: rate > 0 ? (of - bytes) / rate : null,
    };
  };
}

function nameOf(model: string | null): string {
  return model === null ? '' : modelWords(`names.${model}`);
}

function megabytes(bytes: number): string {
  return `${bytes < 1e6 ? (bytes / 1e6).toFixed(1) : Math.round(bytes / 1e6)} MB`;
}
