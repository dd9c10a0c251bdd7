/** Lightens or darkens, as a print was held back from the light or given more of it. */
export type Tone = 'dodge' | 'burn';

/** The tones that change most. */
export const toneRanges = ['shadows', 'midtones', 'highlights'] as const;
export type ToneRange = (typeof toneRanges)[number];

type Curve = (value: number, exposure: number) => number;

/**
 * What a value, 0…1, becomes at an exposure, 0…1: a lift that leaves white, a gamma that leaves black and white, a
 * gain that leaves black; as in GIMP (gimpoperationdodgeburn), which took them after Photoshop's.
 */
const curves: Readonly<Record<Tone, Readonly<Record<ToneRange, Curve>>>> = {
  dodge: {
    shadows: (value, exposure) => value + (exposure / 3) * (1 - value),
    midtones: (value, exposure) => value ** (1 / (1 + exposure)),
    highlights: (value, exposure) => value * (1 + exposure / 3),
  },
  burn: {
    shadows: (value, exposure) => Math.max(0, (value - exposure / 3) / (1 - exposure / 3)),
    midtones: (value, exposure) => value ** (1 + exposure),
    highlights: (value, exposure) => value * (1 - exposure / 3),
  },
};

/** A byte at an exposure, 0…1. */
export type Toning = (value: number, exposure: number) => number;

const steps = 256;
const tables = new Map<string, Uint8Array>();

/** Looked up: exposures are told apart by a 256th, which moves no byte by more than a fifth. */
export function toning(tone: Tone, range: ToneRange): Toning {
  const table = tableOf(tone, range);
  return (value, exposure) => table[Math.round(exposure * steps) * 256 + value]!;
}

function tableOf(tone: Tone, range: ToneRange): Uint8Array {
  const key = `${tone} ${range}`;
  const known = tables.get(key);
  if (known) return known;
  const curve = curves[tone][range];
  const table = Uint8Array.from({ length: (steps + 1) * 256 }, (_, at) =>
    Math.round(255 * Math.min(1, curve((at & 255) / 255, (at >> 8) / steps))),
  );
  tables.set(key, table);
  return table;
}
