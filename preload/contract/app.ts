import * as z from 'zod';
import { StyleReference } from './picture.ts';
import { ResultNote } from './recipe.ts';
import { Machine, Provider, Settings, SettingsTrouble } from './settings.ts';
import { CacheTrouble } from './storage.ts';
import { ToolDescription } from './tool.ts';

export const Device = z.object({
  /** Execution provider that computes: cpu, cuda, dml, coreml, webgpu. */
  provider: z.string(),
  /** Its name, such as "CPU · AMD EPYC". */
  label: z.string(),
  /** On how many threads it computes; null where that isn't a matter of threads. */
  threads: z.number().int().positive().nullable(),
  /** Why a faster provider isn't in use: keys under `device.reasons` in the translations, and what they speak of. */
  reasons: z.array(ResultNote),
  /** Every provider that the system could have, and why it can't compute here at all: no reasons where it may. */
  providers: z.array(z.object({ provider: Provider.exclude(['auto']), why: z.array(ResultNote) })),
});
export type Device = z.infer<typeof Device>;

export const AppDescription = z.object({
  version: z.string(),
  surface: z.enum(['desktop', 'browser']),
  platform: z.string(),
  tools: z.array(ToolDescription),
  styles: z.array(StyleReference),
  /** Sample photographs, as file names below `resources/samples/`. */
  samples: z.array(z.string()),
  settings: Settings,
  /** Null where they are what was remembered. */
  settingsTrouble: SettingsTrouble.nullable(),
  /** Null where stored pixels lie where they were chosen to. */
  cacheTrouble: CacheTrouble.nullable(),
  /** Whether anybody can be asked for newer versions. */
  updates: z.boolean(),
  machine: Machine,
  /** Whether nobody has taken or skipped the tour of the window yet. */
  tour: z.boolean(),
});
export type AppDescription = z.infer<typeof AppDescription>;
