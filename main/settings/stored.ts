/** Settings as they lie in a file: from any version to the present one. */
import * as z from 'zod';
import { defaultSettings, Settings } from '../../preload/contract/settings.ts';

/** Raised when a setting comes to mean something else; one that is only added needs no new version. */
export const VERSION = 1;

/** What lies in the file: the settings, and places of this machine, which the window can't name and no export takes along. */
export const Remembered = Settings.extend({
  /** Where stored pixels lie; null for the data folder. */
  cacheFolder: z.string().min(1).nullable(),
  /** Where they lay before, and something may lie still that somebody wants. */
  earlierCaches: z.array(z.string().min(1)).max(100),
});
export type Remembered = z.infer<typeof Remembered>;

export const atFirst: Remembered = { ...defaultSettings, cacheFolder: null, earlierCaches: [] };

type Fields = Readonly<Record<string, unknown>>;

/** How the fields of a version become those of the next, by the version they come from. */
const migrations: Readonly<Record<number, (old: Fields) => Fields>> = {
  // The first files had a language and a provider, which mean the same still.
  0: (old) => old,
};

export type ReadSettings =
  | {
      readonly kind: 'whole';
      readonly settings: Remembered;
      /** What this version doesn't know, which a later one may have written: it is kept. */
      readonly others: Fields;
    }
  /** What could still be read, over the defaults, and the names of what couldn't: none where all is lost. */
  | { readonly kind: 'damaged'; readonly settings: Remembered; readonly faults: readonly string[] }
  | { readonly kind: 'newer'; readonly version: number };

const Versioned = z.looseObject({ version: z.number().int().min(0).default(0) });

/** @param stored what the JSON of a file says. */
export function readStored(stored: unknown): ReadSettings {
  const head = Versioned.safeParse(stored);
  if (!head.success) return { kind: 'damaged', settings: atFirst, faults: [] };
  const { version, ...fields } = head.data;
  if (version > VERSION) return { kind: 'newer', version };
  return fromFields(broughtUpToDate(fields, version));
}

export function broughtUpToDate(fields: Fields, version: number, to = VERSION, by = migrations): Fields {
  let now = fields;
  for (let at = version; at < to; at += 1) {
    const migrate = by[at];
    if (!migrate) throw new Error(`Settings of version ${at} have no migration.`);
    now = migrate(now);
  }
  return now;
}

/** Each setting by itself, so that one that can't be used costs none of the others. */
function fromFields(fields: Fields): ReadSettings {
  const known: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  const faults: string[] = [];
  const { shape } = Remembered;
  for (const [name, value] of Object.entries(fields)) {
    if (!isSetting(name)) others[name] = value;
    else if (shape[name].safeParse(value).success) known[name] = value;
    else faults.push(name);
  }
  const settings = Remembered.parse({ ...atFirst, ...known });
  return faults.length > 0 ? { kind: 'damaged', settings, faults } : { kind: 'whole', settings, others };
}

function isSetting(name: string): name is keyof Remembered {
  return Object.hasOwn(Remembered.shape, name);
}

/** As they are written: the version first, then what this version knows, then what it keeps for another. */
export function toStored(settings: Partial<Remembered>, others: Fields = {}): string {
  return `${JSON.stringify({ version: VERSION, ...settings, ...others }, null, 2)}\n`;
}
