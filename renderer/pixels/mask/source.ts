import type { Rect } from '../rect.ts';
import type { Work } from '../work.ts';

/** Where an operation gets the colours from: width · height · 4 bytes of a rectangle, RGBA with straight alpha. */
export type Source = (rect: Rect) => Uint8ClampedArray;

/** The same for several at once, where that takes its time. */
export type Look = (parts: readonly Rect[]) => Work<readonly Uint8ClampedArray[]>;

/** R, G, B, A, each 0…255. */
export type Colour = readonly [number, number, number, number];
