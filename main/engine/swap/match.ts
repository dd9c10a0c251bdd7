import type { Planes } from '../../image/pixels.ts';
import { between } from './between.ts';
import { coloursWhere, colourTransfers, type ColourMap, type ColourTransfer } from './colour-transfer.ts';

/** Lighter than this a colour is drawn towards white instead of being cut off there. */
const SHOULDER = 0.9;

/** What gives a face the colours of a photo, and how much of them, 0…1. */
interface Matching {
  readonly colours: ColourTransfer;
  readonly colourAmount: number;
}

/**
 * What gives a face the colours of a photo, at whatever size.
 * @param share where both are seen, height · width values.
 */
export function matchColours(
  face: Planes,
  photo: Planes,
  share: Float32Array,
  { colours, colourAmount }: Matching,
): ColourMap {
  if (colourAmount === 0) return (planes) => planes;
  const moved = colourTransfers[colours](coloursWhere(face, share), coloursWhere(photo, share));
  return (planes) => between(planes, moved(planes), colourAmount);
}

/** Within 0…1, without hard spots where it was too light. */
export function held({ width, height, data }: Planes): Planes {
  const room = 1 - SHOULDER;
  const bounded = data.map((value) => {
    if (value <= SHOULDER) return Math.max(0, value);
    return 1 - room * Math.exp((SHOULDER - value) / room);
  });
  return { width, height, data: bounded };
}
