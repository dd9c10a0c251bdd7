import * as z from 'zod';

const whole = z.number().int();
/** Whole pixels, from (x, y) up to but not including (x + width, y + height). */
export const Rect = z.object({ x: whole, y: whole, width: whole, height: whole }).readonly();
export type Rect = z.infer<typeof Rect>;
