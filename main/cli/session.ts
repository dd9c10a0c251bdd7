import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Settings } from '../../preload/contract/index.ts';
import { defaultFolder } from '../default-folder.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { UserError } from '../errors/user-error.ts';
import { openHost, type Host } from '../host.ts';
import { findPaths } from '../paths.ts';
import { forkNode, forkNodeQuietly } from '../processes/fork-node.ts';
import { lookAtSettings, settingsFileIn } from '../settings/file.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { settingsWords } from './words.ts';

/** The application for the length of one command. */
export interface Session {
  readonly host: Host;
  /** Why what is remembered of the device, threads and memory doesn't hold; null where it does. */
  readonly unsettled: string | null;
  /** The work's value, or at once the error `cancelled` when the person interrupts. */
  untilStopped: <T>(work: T | Promise<T>) => Promise<T>;
  /**
   * The same for work that can be ended early: the first interruption only calls `end`, by which it comes to its value
   * with what there is, and the next one is met with the error.
   */
  untilEnded: <T>(work: Promise<T>, end: () => void) => Promise<T>;
  /** From here on an interruption waits: what is being written is finished. */
  finish: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What is told of a command that was stopped. */
export function nothingWritten(): UserError {
  return new UserError('cancelled', 'Stopped. Nothing was written.');
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Terminals, npm and shells each pass on the same Ctrl+C; only one that comes later is a second one. */
const SAME_PRESS_MS = 1000;

/**
 * Opens the application on a temporary folder, which is gone afterwards however the command ends: the
 * processes that compute are ended, and with them the job. It computes as the settings of the application say.
 * @param library the data folder of the people and styles that jobs may name; else none are known.
 * @param settingsIn the data folder with the settings.
 */
export async function withSession<T>(
  debug: boolean,
  work: (session: Session) => Promise<T>,
  library?: string,
  settingsIn = library,
): Promise<T> {
  const data = await temporaryFolder();
  // Also where the program ends without coming back here.
  const clearUp = (): void => rmSync(data, { recursive: true, force: true, maxRetries: 3 });
  process.on('exit', clearUp);
  const interruption = watchInterruptions();
  const { settings, unsettled } = await appliedSettings(settingsIn);
  let host: Host | null = null;
  try {
    host = await openHost({
      fork: debug ? forkNode : forkNodeQuietly,
      paths: findPaths(),
      data,
      ...(library !== undefined && { library }),
      settings,
      surface: { kind: 'browser', chooseFiles: () => Promise.resolve([]) },
    });
    return await work({ host, unsettled, ...interruption });
  } finally {
    await host?.close();
    await rm(data, { recursive: true, force: true, maxRetries: 3 });
    process.off('exit', clearUp);
    interruption.forget();
  }
}

/** What is remembered of what computes, and whether nothing may be connected to. The file is the application's own, which alone sets a damaged one aside. */
async function appliedSettings(
  data = defaultFolder(),
): Promise<{ readonly settings: Partial<Settings>; readonly unsettled: string | null }> {
  const file = settingsFileIn(data);
  const { settings, trouble } = await lookAtSettings(file);
  const { provider, threads, memory, offline } = settings;
  const unsettled = trouble && settingsWords(trouble.kind, { file });
  return { settings: { provider, threads, memory, offline }, unsettled };
}

function watchInterruptions(): Omit<Session, 'host' | 'unsettled'> & { forget(): void } {
  const aborting = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    aborting.signal.addEventListener('abort', () => reject(nothingWritten()));
  });
  // Nobody may be waiting when it comes.
  stopped.catch(() => undefined);
  const { signal: abortion } = aborting;
  let pressedAt = -Infinity;
  let finishing = false;
  let endEarly: (() => void) | null = null;
  const stop = (): void => {
    const now = performance.now();
    if (finishing || now - pressedAt <= SAME_PRESS_MS) return;
    pressedAt = now;
    if (abortion.aborted) process.exit(exitCodes.interrupted);
    const end = endEarly;
    endEarly = null;
    if (end) end();
    else aborting.abort();
  };
  for (const signal of signals) process.on(signal, stop);
  return {
    untilStopped: (work) => Promise.race([stopped, work]),
    untilEnded: async (work, end) => {
      endEarly = end;
      try {
        return await Promise.race([stopped, work]);
      } finally {
        endEarly = null;
      }
    },
    finish: (work) => {
      if (abortion.aborted) return stopped;
      finishing = true;
      return work();
    },
    forget: () => signals.forEach((signal) => process.off(signal, stop)),
  };
}
