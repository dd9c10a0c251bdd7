import { readFile } from 'node:fs/promises';
import { Settings } from '../preload/contract/index.ts';
import { writeWhole } from './image/write.ts';

const defaults: Settings = { language: null, provider: 'auto' };

/** What is remembered between starts, in one JSON file; a damaged one counts as absent. */
export async function readSettings(file: string): Promise<Settings> {
  let stored: unknown = {};
  try {
    stored = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return defaults;
  }
  const known = Settings.partial().safeParse(stored);
  return { ...defaults, ...(known.success ? withoutUndefined(known.data) : {}) };
}

export async function writeSettings(file: string, settings: Settings): Promise<void> {
  await writeWhole(file, new TextEncoder().encode(JSON.stringify(settings, null, 2)));
}

export function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
}
