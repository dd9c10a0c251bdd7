/** What the application remembers between starts, and how that is told. */
import * as z from 'zod';
import { Language } from './picture.ts';

export const Theme = z.enum(['dark', 'light', 'contrast', 'system']);
export type Theme = z.infer<typeof Theme>;

export const Provider = z.enum(['auto', 'cpu', 'cuda', 'dml', 'coreml', 'webgpu']);
export type Provider = z.infer<typeof Provider>;

/** A key with its modifiers, as a keyboard of the United States makes it. `mod` is Ctrl, and Cmd on macOS. */
const Keys = z.object({
  key: z.string().min(1).max(20),
  mod: z.boolean().exactOptional(),
  shift: z.boolean().exactOptional(),
  alt: z.boolean().exactOptional(),
});

/** The person's own shortcuts, by the id of their action; none takes an action's keys away. */
export const OwnShortcuts = z.record(z.string().regex(/^[a-z][a-zA-Z0-9-]{0,99}$/), z.array(Keys).max(8));
export type OwnShortcuts = z.infer<typeof OwnShortcuts>;

/** The least that tools can work in, gigabytes. */
export const leastMemory = 0.5;

/**
 * Every setting that can be changed, exported and imported. To add one: a line here and its default below. A file that
 * doesn't have it yet gets the default; only a setting that comes to mean something else needs a new version and a
 * migration.
 */
export const Settings = z.object({
  /** Null follows the system. */
  language: Language.nullable(),
  theme: Theme,
  /** The execution provider that is asked for. */
  provider: Provider,
  /** How many threads of the CPU compute; null for all there are. */
  threads: z.number().int().min(1).max(1024).nullable(),
  /** Gigabytes (10⁹ bytes) that tools plan to stay below; null for what suits the machine. */
  memory: z.number().min(leastMemory).max(65_536).nullable(),
  /** Whether models may not be downloaded: then there is no connection at all. */
  offline: z.boolean(),
  /** Whether to ask at each start for a newer version. */
  updates: z.boolean(),
  shortcuts: OwnShortcuts,
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  language: null,
  theme: 'dark',
  provider: 'auto',
  threads: null,
  memory: null,
  offline: false,
  updates: false,
  shortcuts: {},
};

/** The most characters that a file of settings is read with. */
export const longestSettings = 1_000_000;

/** Why settings are not what was remembered. */
export const SettingsTrouble = z.discriminatedUnion('kind', [
  /** The file was damaged and is set aside; what could still be read of it holds. */
  z.object({ kind: z.literal('damaged'), aside: z.string() }),
  /** A newer version wrote it. It is left as it is, and changes hold until the application ends. */
  z.object({ kind: z.literal('newer'), file: z.string(), version: z.number() }),
  /** It can't be read or set aside, and why in the system's words. Changes hold until the application ends. */
  z.object({ kind: z.literal('unreadable'), file: z.string(), system: z.string() }),
]);
export type SettingsTrouble = z.infer<typeof SettingsTrouble>;

/** What there is to choose from. */
export const Machine = z.object({
  /** How many threads compute where nothing else is chosen. */
  threads: z.number().int().positive(),
  /** Bytes. */
  memory: z.number().positive(),
  /** Bytes that tools plan to stay below where nothing else is chosen. */
  plannedMemory: z.number().positive(),
});
export type Machine = z.infer<typeof Machine>;
