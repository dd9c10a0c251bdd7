import { z } from 'zod';
import { create } from 'zustand';
import { BlendMode } from '../../preload/contract/document.ts';
import { remember, remembered } from '../base/remember.ts';

export const largestTip = 2000;

const percent = z.number().min(0).max(100);

/** A round brush. */
export const Tip = z
  .object({
    /** Diameter, pixels. */
    size: z.number().min(1).max(largestTip),
    hardness: percent,
    opacity: percent.min(1),
    flow: percent.min(1),
    smoothing: percent,
    /** Per cent of the diameter. */
    spacing: z.number().min(1).max(200),
    pressureSize: z.boolean(),
    pressureOpacity: z.boolean(),
    tilt: z.boolean(),
    blend: BlendMode,
    keepAlpha: z.boolean(),
  })
  .readonly();
export type Tip = z.infer<typeof Tip>;

/** The tools that paint with a tip, each with its own. */
export const tipTools = ['brush', 'eraser', 'clone', 'heal'] as const;
export type TipTool = (typeof tipTools)[number];

const Options = z.object({
  brush: Tip,
  eraser: Tip,
  clone: Tip,
  heal: Tip,
  /** Of clone stamp and healing brush. */
  aligned: z.boolean(),
  cloneAll: z.boolean(),
  bucket: z
    .object({
      /** 0…255 */
      tolerance: z.number().min(0).max(255),
      contiguous: z.boolean(),
      antialias: z.boolean(),
      allLayers: z.boolean(),
      opacity: percent.min(1),
      blend: BlendMode,
    })
    .readonly(),
  gradient: z
    .object({
      shape: z.enum(['linear', 'radial']),
      /** From the foreground colour to the background, or to nothing. */
      ends: z.enum(['colours', 'transparent']),
      reverse: z.boolean(),
      dither: z.boolean(),
      opacity: percent.min(1),
      blend: BlendMode,
    })
    .readonly(),
  eyedropper: z
    .object({
      /** Side of the square that is averaged, pixels. */
      area: z.union([z.literal(1), z.literal(3), z.literal(5)]),
      allLayers: z.boolean(),
    })
    .readonly(),
});
export type BrushOptions = Readonly<z.infer<typeof Options>>;

export const softTip: Tip = {
  size: 40,
  hardness: 60,
  opacity: 100,
  flow: 100,
  smoothing: 10,
  spacing: 15,
  pressureSize: true,
  pressureOpacity: false,
  tilt: false,
  blend: 'normal',
  keepAlpha: false,
};

export const startOptions: BrushOptions = {
  brush: softTip,
  eraser: softTip,
  clone: { ...softTip, size: 60, hardness: 30, pressureSize: false },
  heal: { ...softTip, size: 40, hardness: 80, pressureSize: false },
  aligned: true,
  cloneAll: true,
  bucket: {
    tolerance: 32,
    contiguous: true,
    antialias: true,
    allLayers: true,
    opacity: 100,
    blend: 'normal',
  },
  gradient: {
    shape: 'linear',
    ends: 'colours',
    reverse: false,
    dither: true,
    opacity: 100,
    blend: 'normal',
  },
  eyedropper: { area: 1, allLayers: true },
};

const name = 'brushes';

/** Options of the painting tools, kept from one start to the next. */
export const useBrushes = create<BrushOptions>(() => remembered(name, Options, startOptions));

useBrushes.subscribe((options) => {
  remember(name, options);
});

export function isTipTool(tool: string): tool is TipTool {
  return tipTools.some((each) => each === tool);
}

export function changeTip(tool: TipTool, change: Partial<Tip>): void {
  useBrushes.setState((options) => ({ [tool]: { ...options[tool], ...change } }));
}

export function changeBucket(change: Partial<BrushOptions['bucket']>): void {
  useBrushes.setState(({ bucket }) => ({ bucket: { ...bucket, ...change } }));
}

export function changeGradient(change: Partial<BrushOptions['gradient']>): void {
  useBrushes.setState(({ gradient }) => ({ gradient: { ...gradient, ...change } }));
}

export function changeEyedropper(change: Partial<BrushOptions['eyedropper']>): void {
  useBrushes.setState(({ eyedropper }) => ({ eyedropper: { ...eyedropper, ...change } }));
}
