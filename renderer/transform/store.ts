import * as z from 'zod';
import { create } from 'zustand';
import { limits } from '../../preload/contract/limits.ts';
import { remember, remembered } from '../base/remember.ts';
import { interpolations } from '../pixels/resample/kernel.ts';

const Options = z.object({
  /** Whether a press takes the layer under the pointer in hand. */
  autoSelect: z.boolean(),
  interpolation: z.enum(interpolations),
  /** Whether what lies outside a crop is thrown away. */
  deleteOutside: z.boolean(),
  /** Whether what a crop shows past the picture's edge is filled. */
  fillCorners: z.boolean().default(false),
  /** What the crop's frame keeps to: nothing, the picture's ratio, a ratio, or so many pixels. */
  cropShape: z.enum(['free', 'original', 'ratio', 'pixels']),
  /** Of the ratio or in pixels. */
  cropWidth: z.number().min(1).max(limits.side),
  cropHeight: z.number().min(1).max(limits.side),
});
type Options = Readonly<z.infer<typeof Options>>;

const name = 'transform';

/** What moving, transforming and cropping go by, as their options bars show it. */
export const useTransformOptions = create<Options>(() =>
  remembered(name, Options, {
    autoSelect: false,
    interpolation: 'lanczos',
    deleteOutside: false,
    fillCorners: false,
    cropShape: 'free',
    cropWidth: 1,
    cropHeight: 1,
  }),
);
useTransformOptions.subscribe((options) => {
  remember(name, options);
});

/** The dialog about the size of the picture that stands open, if any. */
export const useSizeDialog = create<{ readonly open: 'image' | 'canvas' | null }>(() => ({ open: null }));

export function closeSizeDialog(): void {
  useSizeDialog.setState({ open: null });
}
