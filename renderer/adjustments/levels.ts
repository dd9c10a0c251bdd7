import type { Of } from '../composite/adjustments/defaults.ts';
import type { Channel, LevelsChannel } from './channel.ts';
import { rangeOf } from './histogram.ts';
import type { Histogram } from './histogram.ts';

/** The input that comes out half way: ((x − black) / (white − black))^(1/gamma) = ½. */
export function middleOf({ black, white, gamma }: LevelsChannel): number {
  return black + (white - black) * 0.5 ** gamma;
}

/** The gamma whose middle that input is, 0.1…10, to a hundredth. */
export function gammaAt({ black, white }: LevelsChannel, middle: number): number {
  const share = Math.min(1, Math.max(0, (middle - black) / (white - black)));
  const gamma = share <= 0 ? 10 : Math.log(share) / Math.log(0.5);
  return Math.round(100 * Math.min(10, Math.max(0.1, gamma))) / 100;
}

/** Every colour spread over its whole range, or the one that is shown. */
export function autoLevels(levels: Of<'levels'>, channel: Channel, histogram: Histogram): Of<'levels'> {
  const spread = (of: Channel) => ({ ...levels[of], gamma: 1, ...rangeOf(histogram[of]) });
  if (channel !== 'all') return { ...levels, [channel]: spread(channel) };
  return { ...levels, red: spread('red'), green: spread('green'), blue: spread('blue') };
}

/** The colours whose range is changed by itself, and what becomes black and white of each. */
export function rangesOf(
  levels: Of<'levels'>,
): readonly { readonly channel: 'red' | 'green' | 'blue'; readonly black: number; readonly white: number }[] {
  return (['red', 'green', 'blue'] as const).flatMap((channel) => {
    const { black, white } = levels[channel];
    return black === 0 && white === 255 ? [] : [{ channel, black, white }];
  });
}
