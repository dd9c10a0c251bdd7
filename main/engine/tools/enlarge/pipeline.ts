import { bleedColours } from '../../../image/bleed.ts';
import { COLOUR_AXES, noiseLevel } from '../../../image/noise-level.ts';
import { isGrey } from '../../../image/pack.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { dctDenoise } from '../../networks/dct-denoise.ts';
import { jpegCleaner } from '../../networks/jpeg-cleaner.ts';
import { loadWeights } from '../../networks/load.ts';
import { note, type Say } from '../../notes.ts';
import { makeRows, type RowReader, type Rows } from '../../runtime/rows.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { openTiles, type Tiled } from '../../runtime/tiles.ts';
import { colourRows } from '../pixel-rows.ts';
import type { Size } from '../tool.ts';
import { AT_ONCE, bicubicRows } from './bicubic-rows.ts';
import type { EnlargeParameters } from './definition.ts';
import { networkRows } from './network-rows.ts';
import { findFamily } from './networks.ts';
import { planSteps } from './steps.ts';

/** The stages from a picture to its enlargement. */
export interface Pipeline {
  /** The enlarged colours, RGB planes; values may leave 0…1 a little. */
  readonly rows: Rows;
  /** What all steps tell of, taken together. */
  readonly work: number;
  readonly close: () => Promise<void>;
}

/**
 * enlarged = bicubic + strength · (network − bicubic), of the picture without its grain where that is kept apart;
 * then + bicubic(grain) where it is kept. A grey picture's enlargement is its luminance, so that it stays grey.
 * @param say is told what was done differently than a person may expect.
 */
export async function openPipeline(
  runtime: Runtime,
  image: Pixels,
  target: Size,
  parameters: EnlargeParameters,
  say: Say,
): Promise<Pipeline> {
  const { strength } = parameters;
  const stages: Tiled[] = [];
  const stage = (tiled: Tiled): Rows => {
    stages.push(tiled);
    return tiled.rows;
  };
  let colours = colourRows(bleedColours(image));
  if (parameters.jpeg) {
    const cleaner = jpegCleaner(await loadWeights(runtime, 'jpeg'));
    colours = stage(openTiles(runtime, cleaner, colours, say));
  }
  let clean = colours;
  if (parameters.grain !== 'asIs') {
    const denoiser = dctDenoise(COLOUR_AXES, noiseLevel(image));
    clean = stage(openTiles(runtime, denoiser, colours, say));
  }
  const grain =
    parameters.grain === 'keep'
      ? bicubicRows(combine(clean.height, [colours, clean], [1, -1]), target)
      : null;

  const parts: Rows[] = [];
  const shares: number[] = [];
  if (strength < 1) {
    parts.push(bicubicRows(clean, target));
    shares.push(1 - strength);
  }
  if (strength > 0) {
    const family = await findFamily(runtime, parameters);
    const steps = planSteps(image, target, family.abilities);
    let large = clean;
    for (const { factor, size } of steps) {
      large = stage(networkRows(runtime, await family.network(factor), large, size, say));
    }
    const factors = steps.flatMap(({ factor }) => (factor === null ? [] : [`×${factor}`]));
    noteSteps(factors, large, target, say);
    parts.push(bicubicRows(large, target));
    shares.push(strength);
  }
  if (grain) {
    parts.push(grain);
    shares.push(1);
  }
  const rows = combine(target.height, parts, shares);
  return {
    rows: isGrey(image) ? greyRows(rows) : rows,
    work: stages.reduce((sum, { work }) => sum + work, 0),
    close: async () => {
      for (const { close } of stages) await close();
    },
  };
}

function noteSteps(factors: readonly string[], { width, height }: Rows, target: Size, say: Say) {
  const passes = { times: factors.length, factors: factors.join(', ') };
  const sizes = { made: `${width} × ${height}`, wanted: `${target.width} × ${target.height}` };
  const larger = width > target.width + 1 || height > target.height + 1;
  if (factors.length > 1 && larger) say(note('passes-fitted', { ...passes, ...sizes }));
  else if (factors.length > 1) say(note('passes', passes));
  else if (larger) say(note('fitted', { ...passes, ...sizes }));
}

/** Σ share · part, of parts of one size. */
function combine(height: number, parts: readonly Rows[], shares: readonly number[]): Rows {
  const [first] = parts;
  if (!first) throw new Error('There is nothing to combine.');
  if (parts.length === 1 && shares[0] === 1) return first;
  const readers = parts.map((part) => part.reader());
  return makeRows(3, first.width, height, async function* (from) {
    const to = Math.min(from + AT_ONCE, height);
    const sum = new Float32Array(3 * (to - from) * first.width);
    for (const [i, read] of readers.entries()) {
      const part = yield* read(from, to);
      const share = shares[i] ?? 0;
      for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + share * (part[at] ?? 0);
    }
    return { from, to, data: sum };
  });
}

/** Luminance of YIQ in all three planes. */
function greyRows(rows: Rows): Rows {
  const read: RowReader = rows.reader();
  return makeRows(3, rows.width, rows.height, async function* (from) {
    const to = Math.min(from + AT_ONCE, rows.height);
    const data = (yield* read(from, to)).slice();
    const size = data.length / 3;
    for (let i = 0; i < size; i += 1) {
      const y = 0.299 * (data[i] ?? 0) + 0.587 * (data[size + i] ?? 0) + 0.114 * (data[2 * size + i] ?? 0);
      data[i] = data[size + i] = data[2 * size + i] = y;
    }
    return { from, to, data };
  });
}
