import { longestSettings, Settings } from '../../preload/contract/settings.ts';
import { explain } from '../errors/explain.ts';
import { parsed } from '../store/parsed.ts';
import { readStored, toStored } from './stored.ts';

/** The settings as a file to take along: what is of this machine alone, such as folders, stays here. */
export function exportSettings(settings: Settings): string {
  return toStored(Settings.parse(settings));
}

/**
 * The settings of a file that was exported, here or by an earlier version.
 * @param name what the file is called, for those who are told of it.
 * @throws UserError settings-file: nothing of such a file is used.
 */
export function importSettings(text: string, name: string): Settings {
  const stored = text.length > longestSettings ? null : parsed(text);
  // Any object might be called settings with everything left out.
  if (!isObject(stored) || !Object.hasOwn(stored, 'version')) throw explain('settings-file.other', { name });
  const read = readStored(stored);
  if (read.kind === 'newer') throw explain('settings-file.newer', { name });
  if (read.kind === 'whole') return Settings.parse(read.settings);
  if (read.faults.length === 0) throw explain('settings-file.other', { name });
  throw explain('settings-file.faults', { name, faults: read.faults.join(', ') });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
