import type { Of } from '../../preload/adjustments/defaults.ts';
import type { Channel, LevelsChannel } from './channel.ts';
import { rangeOf } from './histogram.ts';
import type { Histogram } from './histogram.ts';

/** The input that comes out half way: ((x − black) / (white − black))^(1/gamma) = ½. */
export function middleOf({ black, white, gamma }: LevelsChannel): number {
  return black + (white - black) * 0.5 ** gamma;
}

/** The gamma whose middle that input is, 0.1…10, to three digits. */
export function gammaAt({ black, white }: LevelsChannel, middle: number): number {
  const share = (middle - black) / (white - black);
  return gammaFor(share, 0.5) ?? (share <= 0 ? 10 : 0.1);
}

/** The gamma that makes of one share of the range another: both 0…1, and null where that needs no gamma or none does it. */
export function gammaFor(share: number, becomes: number): number | null {
  if (![share, becomes].every((each) => each > 0 && each < 1)) return null;
  return Number(Math.min(10, Math.max(0.1, Math.log(share) / Math.log(becomes))).toPrecision(3));
}

/** Every colour spread over its whole range, or the one that is shown. */
export function autoLevels(levels: Of<'levels'>, channel: Channel, histogram: Histogram): Of<'levels'> {
  const spread = (of: Channel) => ({ ...levels[of], gamma: 1, ...rangeOf(histogram[of]) });
  if (channel !== 'all') return { ...levels, [channel]: spread(channel) };
  return { ...levels, red: spread('red'), green: spread('green'), blue: spread('blue') };
}

interface ColourRange extends Pick<LevelsChannel, 'black' | 'white' | 'gamma'> {
  readonly channel: 'red' | 'green' | 'blue';
}

/** The colours whose range is changed by itself: what becomes black and white of each, and its gamma. */
export function rangesOf(levels: Of<'levels'>): readonly ColourRange[] {
  return (['red', 'green', 'blue'] as const).flatMap((channel) => {
    const { black, white, gamma } = levels[channel];
    return black === 0 && white === 255 && gamma === 1 ? [] : [{ channel, black, white, gamma }];
  });
}
