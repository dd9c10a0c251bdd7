import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import {
  StyleReference,
  type CallName,
  type Command,
  type Device,
  type Job,
  type OpenedPicture,
  type Request,
  type Response,
  type SaveFormat,
  type Settings,
} from '../preload/contract.ts';
import { Codec } from './document/codec.ts';
import { openPixelStore, type PixelStore } from './document/pixelstore.ts';
import { UserError } from './engine/errors.ts';
import { tools } from './engine/tools/definitions.ts';
import { describeTool } from './engine/tools/describe.ts';
import { JobQueue } from './jobs/queue.ts';
import type { Fork } from './jobs/worker.ts';
import type { Paths } from './paths.ts';
import { readSettings, withoutUndefined, writeSettings } from './settings.ts';

/** What differs between the desktop and the browser: where files come from and go to. */
export interface Surface {
  readonly kind: 'desktop' | 'browser';
  /** Asks which pictures to open. */
  chooseFiles(): Promise<string[]>;
  /** Asks where to save; null where the person cancelled, absent where the window itself downloads. */
  chooseDestination?(name: string, format: SaveFormat): Promise<string | null>;
}

export interface HostOptions {
  readonly fork: Fork;
  readonly paths: Paths;
  /** Folder for settings and, while running, for stored pixels. */
  readonly data: string;
  readonly surface: Surface;
  /** Called with what is remembered, at the start and after each change. */
  readonly onSettings?: (settings: Settings) => void;
}

export interface HostEvents {
  job: Job;
  device: Device;
  command: Command;
}

type Handlers = { [N in CallName]: (request: Request<N>) => Promise<Response<N>> | Response<N> };

/** The application without a window: answers the contract's calls, whatever carries them. */
export interface Host {
  readonly handlers: Handlers;
  readonly store: PixelStore;
  readonly codec: Codec;
  readonly paths: Paths;
  on(listener: <N extends keyof HostEvents>(name: N, payload: HostEvents[N]) => void): () => void;
  emit<N extends keyof HostEvents>(name: N, payload: HostEvents[N]): void;
  close(): Promise<void>;
}

const extensions: Record<SaveFormat, string> = { png: 'png', jpeg: 'jpg', webp: 'webp', tiff: 'tif' };

export async function openHost({ fork, paths, data, surface, onSettings }: HostOptions): Promise<Host> {
  const session = join(data, 'pixels', `${process.pid}`);
  await clearDeadSessions(join(data, 'pixels'));
  await mkdir(session, { recursive: true });
  const store = await openPixelStore(session);
  const settingsFile = join(data, 'settings.json');
  let settings = await readSettings(settingsFile);
  onSettings?.(settings);
  const listeners = new Set<Parameters<Host['on']>[0]>();
  const emit: Host['emit'] = (name, payload) => listeners.forEach((listener) => listener(name, payload));

  const codec = new Codec(fork, session);
  const queue = new JobQueue(
    fork,
    { store: session, models: paths.models, provider: settings.provider },
    { job: (job) => emit('job', job), device: (device) => emit('device', device) },
    (hash) => store.drop(hash),
  );

  const handlers: Handlers = {
    describe: async () => ({
      version: packageJson.version,
      surface: surface.kind,
      platform: process.platform,
      tools: tools.map(describeTool),
      styles: await readStyles(paths.resources),
      samples: await readSamples(paths.resources),
      settings,
    }),
    device: () => queue.device(),
    changeSettings: async (change) => {
      const before = settings;
      settings = { ...settings, ...withoutUndefined(change) };
      await writeSettings(settingsFile, settings);
      onSettings?.(settings);
      if (settings.provider !== before.provider) queue.useProvider(settings.provider);
      return settings;
    },
    openDialog: async () => {
      const opened: OpenedPicture[] = [];
      for (const path of await surface.chooseFiles()) opened.push(await codec.ask('openFile', { path }));
      return opened;
    },
    openBytes: ({ name, bytes }) => codec.ask('openBytes', { name, bytes }),
    openResource: ({ file }) => codec.ask('openFile', { path: resourcePath(paths.resources, file) }),
    whatIsLost: (plan) => codec.ask('whatIsLost', plan),
    savePicture: async ({ name, ...plan }) => {
      const fileName = `${name}.${extensions[plan.format]}`;
      if (!surface.chooseDestination) {
        return { kind: 'download', name: fileName, bytes: await codec.ask('encode', plan) };
      }
      const path = await surface.chooseDestination(fileName, plan.format);
      if (path === null) return { kind: 'cancelled' };
      await codec.ask('save', { ...plan, path });
      return { kind: 'saved', path };
    },
    startJob: ({ tool, parameters, inputs }) => ({
      id: queue.start(tool, parameters, { ...inputs, references: inputs.references ?? [] }),
    }),
    cancelJob: ({ id }) => {
      queue.cancel(id);
      return {};
    },
    jobs: () => queue.jobs(),
  };

  return {
    handlers,
    store,
    codec,
    paths,
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit,
    close: async () => {
      queue.close();
      codec.close();
      await rm(session, { recursive: true, force: true });
    },
  };
}

/** Stored pixels of sessions that ended without clearing up, told by their process being gone. */
async function clearDeadSessions(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((pid) => !isAlive(Number(pid)))) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function readStyles(resources: string): Promise<StyleReference[]> {
  return z
    .array(StyleReference)
    .parse(JSON.parse(await readFile(join(resources, 'styles', 'styles.json'), 'utf8')));
}

async function readSamples(resources: string): Promise<string[]> {
  const names = await readdir(join(resources, 'samples'));
  return names.filter((name) => /\.(jpe?g|png|webp)$/.test(name)).sort();
}

/** Pictures that ship, and nothing else: `samples/x.jpg`, `styles/paintings/y.jpg`. */
export function resourcePath(resources: string, file: string): string {
  if (!/^(samples|styles)(\/[\w-]+)*\/[\w-]+\.(jpg|png|webp)$/.test(file)) {
    throw new UserError('file-missing', `${file} is not a picture that ships with Pentimento.`);
  }
  return join(resources, file);
}
