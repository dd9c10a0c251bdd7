import type { Planes } from '../../image/pixels.ts';
import { coloursWhere, colourTransfers, type ColourMap, type ColourTransfer } from './colour-transfer.ts';

/** Ways to give a face the colours of a photo, and none. */
export type Colours = ColourTransfer | 'off';

/** Lighter than this a colour is drawn towards white instead of being cut off there. */
const SHOULDER = 0.9;

/**
 * What gives a face the colours of a photo, at whatever size.
 * @param share where both are seen, height · width values.
 */
export function matchColours(face: Planes, photo: Planes, share: Float32Array, colours: Colours): ColourMap {
  if (colours === 'off') return held;
  const moved = colourTransfers[colours](coloursWhere(face, share), coloursWhere(photo, share));
  return (planes) => held(moved(planes));
}

/** Within 0…1, without hard spots where it was too light. */
function held({ width, height, data }: Planes): Planes {
  const room = 1 - SHOULDER;
  const bounded = data.map((value) => {
    if (value <= SHOULDER) return Math.max(0, value);
    return 1 - room * Math.exp((SHOULDER - value) / room);
  });
  return { width, height, data: bounded };
}
