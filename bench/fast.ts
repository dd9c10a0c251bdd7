/**
 * What restyling in one pass reaches and costs: `npm run bench -- fast`, or parts of it: `fast:quality,speed,flicker,pairs,learn,step`.
 * Run nothing else on the machine meanwhile: both sides use all cores.
 */
import { flicker } from './fast/flicker.ts';
import { learn } from './fast/learn.ts';
import { pairs } from './fast/pairs.ts';
import { quality } from './fast/quality.ts';
import { speed } from './fast/speed.ts';
import { step } from './fast/step.ts';
import { measureParts } from './parts.ts';

export function bench(asked: readonly string[]): Promise<object> {
  return measureParts({ quality, speed, flicker, pairs, learn, step }, asked);
}
