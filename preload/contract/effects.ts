/** What is drawn around and over a layer's own pixels, as long as it is wanted: photo editors' layer styles. */
import * as z from 'zod';
import { BlendMode } from './blend-mode.ts';

const common = {
  enabled: z.boolean(),
  /** #rrggbb */
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** 0…1 */
  opacity: z.number().min(0).max(1),
  blend: BlendMode,
};
/** How far it reaches, pixels; of which per cent `spread` are as strong as the layer is, and the rest fades. */
const soft = {
  size: z.number().min(0).max(250),
  spread: z.number().min(0).max(100),
};

export const Effects = z
  .object({
    /** Below the layer, away from a light that comes from `angle`, degrees against the clock from the right. */
    shadow: z
      .object({
        ...common,
        ...soft,
        angle: z.number().min(-180).max(180),
        distance: z.number().min(0).max(1000),
      })
      .readonly()
      .nullable(),
    /** Below the layer, all around it. */
    glow: z
      .object({ ...common, ...soft })
      .readonly()
      .nullable(),
    /** Over the layer's own pixels. */
    overlay: z.object(common).readonly().nullable(),
    /** Along the edge of what the layer covers. */
    stroke: z
      .object({
        ...common,
        size: z.number().min(1).max(250),
        position: z.enum(['outside', 'centre', 'inside']),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type Effects = z.infer<typeof Effects>;
export type EffectType = keyof Effects;
export type EffectOf<T extends EffectType> = NonNullable<Effects[T]>;

/** From the lowest to the topmost. */
export const effectTypes = ['shadow', 'glow', 'overlay', 'stroke'] as const satisfies readonly EffectType[];
