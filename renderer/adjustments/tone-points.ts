import { curveThrough } from '../../preload/adjustments/curves.ts';
import type { Of } from '../../preload/adjustments/defaults.ts';
import { levelsOf } from '../../preload/adjustments/levels.ts';
import type { Rgb } from '../pixels/colours.ts';
import type { Channel, CurvePoints } from './channel.ts';
import { addPoint } from './curve-points.ts';
import { luminosity } from './histogram.ts';
import { gammaFor } from './levels.ts';

/** What a colour that is picked in the picture shall become. */
export const tonePoints = ['black', 'grey', 'white'] as const;
export type TonePoint = (typeof tonePoints)[number];

/** Each colour by itself, so that the one that is picked becomes black or white, or grey as bright as it is. */
export function levelsWithPoint(levels: Of<'levels'>, point: TonePoint, picked: Rgb): Of<'levels'> {
  const values = valuesOf(picked);
  const grey = luminosity(...each((colour) => 255 * levelsOf(levels[colour])(values[colour] / 255)));
  const set = (colour: Colour): Of<'levels'>['all'] => {
    const channel = levels[colour];
    if (point === 'black') {
      const black = Math.min(254, values[colour]);
      return { ...channel, black, white: Math.max(channel.white, black + 1) };
    }
    if (point === 'white') {
      const white = Math.max(1, values[colour]);
      return { ...channel, white, black: Math.min(channel.black, white - 1) };
    }
    const { black, white, outBlack, outWhite } = channel;
    const share = (values[colour] - black) / (white - black);
    const gamma = gammaFor(share, (grey - outBlack) / (outWhite - outBlack));
    return gamma === null ? channel : { ...channel, gamma };
  };
  return { ...levels, red: set('red'), green: set('green'), blue: set('blue') };
}

/**
 * The same by curves. Black and white move the curves' ends; grey bends them at one place, which takes the place of all
 * others between the ends.
 */
export function curvesWithPoint(curves: Of<'curves'>, point: TonePoint, picked: Rgb): Of<'curves'> {
  const values = valuesOf(picked);
  const straight = (colour: Colour) => outputOf(endsOf(curves[colour]), values[colour]);
  const grey = Math.round(luminosity(...each(straight)));
  const set = (colour: Colour): CurvePoints => {
    const value = values[colour];
    const points = curves[colour];
    const [first, last] = endsOf(points);
    if (point === 'black') {
      const black = Math.min(value, last[0] - 1);
      return [[black, 0], ...points.slice(1).filter(([x]) => x > black)];
    }
    if (point === 'white') {
      const white = Math.max(value, first[0] + 1);
      return [...points.slice(0, -1).filter(([x]) => x < white), [white, 255]];
    }
    return value > first[0] && value < last[0] ? [first, [value, grey], last] : [first, last];
  };
  return { ...curves, red: set('red'), green: set('green'), blue: set('blue') };
}

/** The curve of a channel with a point where a colour that is picked lies on it, and which one that is. */
export function curveWithTone(
  curves: Of<'curves'>,
  channel: Channel,
  picked: Rgb,
): { readonly points: CurvePoints; readonly index: number } {
  const values = valuesOf(picked);
  const points = curves[channel];
  // The curve of all is given what those of the colours make.
  const tone =
    channel === 'all'
      ? luminosity(...each((colour) => outputOf(curves[colour], values[colour])))
      : values[channel];
  const x = Math.round(tone);
  const index = points.findIndex(([at]) => at === x);
  return addPoint(points, x, outputOf(points, x)) ?? { points, index };
}

type Colour = 'red' | 'green' | 'blue';

function valuesOf([red, green, blue]: Rgb): Readonly<Record<Colour, number>> {
  return { red, green, blue };
}

function each(value: (colour: Colour) => number): Rgb {
  return [value('red'), value('green'), value('blue')];
}

function endsOf(points: CurvePoints): readonly [CurvePoints[number], CurvePoints[number]] {
  return [points[0] ?? [0, 0], points.at(-1) ?? [255, 255]];
}

function outputOf(points: CurvePoints, value: number): number {
  return Math.min(255, Math.max(0, curveThrough(points)(value)));
}
