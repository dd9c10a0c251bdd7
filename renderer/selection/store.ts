import * as z from 'zod';
import { create } from 'zustand';
import { limits } from '../../preload/contract/limits.ts';
import { remember, remembered } from '../base/remember.ts';

/** What the selection tools share, as the options bar shows it. */
const Options = z.object({
  mode: z.enum(['replace', 'add', 'subtract', 'intersect']),
  /** Standard deviation in pixels, for marquees and lassos. */
  feather: z.number().min(0).max(250),
  antialias: z.boolean(),
  /** How marquees are drawn: freely, of one shape, or of one size. */
  style: z.enum(['normal', 'ratio', 'size']),
  /** Of the ratio or the size. */
  width: z.number().min(1).max(limits.side),
  height: z.number().min(1).max(limits.side),
  tolerance: z.number().min(0).max(255),
  contiguous: z.boolean(),
  allLayers: z.boolean(),
});
export type SelectionOptions = Readonly<z.infer<typeof Options>>;

const name = 'selection';
export const optionsAtFirst: SelectionOptions = {
  mode: 'replace',
  feather: 0,
  antialias: true,
  style: 'normal',
  width: 1,
  height: 1,
  tolerance: 32,
  contiguous: true,
  allLayers: true,
};

export const useSelectionOptions = create<SelectionOptions>(() => remembered(name, Options, optionsAtFirst));
useSelectionOptions.subscribe((options) => {
  remember(name, options);
});
