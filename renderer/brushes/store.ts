import * as z from 'zod';
import { create } from 'zustand';
import { BlendMode } from '../../preload/contract/document.ts';
import { remember, remembered } from '../base/remember.ts';
import { toneRanges } from './engine/tone.ts';
import type { Tone, ToneRange } from './engine/tone.ts';

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
export const tipTools = [
  ...(['brush', 'eraser', 'clone', 'heal', 'spot-heal'] as const),
  ...(['dodge', 'burn', 'blur', 'sharpen', 'smudge'] as const),
] as const;
export type TipTool = (typeof tipTools)[number];

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

/** The tips of tools that came later may not be among what was remembered. */
const laterTips = {
  'spot-heal': { ...softTip, size: 30, hardness: 80, pressureSize: false },
  dodge: { ...softTip, size: 80, hardness: 0, opacity: 30, pressureSize: false },
  burn: { ...softTip, size: 80, hardness: 0, opacity: 30, pressureSize: false },
  blur: { ...softTip, hardness: 30, opacity: 70, pressureSize: false },
  sharpen: { ...softTip, hardness: 30, opacity: 50, pressureSize: false },
  smudge: { ...softTip, hardness: 50, opacity: 60, spacing: 5, pressureSize: false },
} satisfies Partial<Record<TipTool, Tip>>;
/** Standard deviations of what the brushes do that filter, pixels. */
const ranges = { dodge: 'midtones', burn: 'midtones' } as const;
const radii = { blur: 4, sharpen: 1.5 };
export const largestRadius = 50;
const Radius = z.number().min(0.3).max(largestRadius);
const Range = z.enum(toneRanges);

const Options = z.object({
  brush: Tip,
  eraser: Tip,
  clone: Tip,
  heal: Tip,
  'spot-heal': Tip.default(laterTips['spot-heal']),
  dodge: Tip.default(laterTips.dodge),
  burn: Tip.default(laterTips.burn),
  blur: Tip.default(laterTips.blur),
  sharpen: Tip.default(laterTips.sharpen),
  smudge: Tip.default(laterTips.smudge),
  ranges: z.object({ dodge: Range, burn: Range }).readonly().default(ranges),
  radii: z.object({ blur: Radius, sharpen: Radius }).readonly().default(radii),
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

export const startOptions: BrushOptions = {
  brush: softTip,
  eraser: softTip,
  clone: { ...softTip, size: 60, hardness: 30, pressureSize: false },
  heal: { ...softTip, size: 40, hardness: 80, pressureSize: false },
  ...laterTips,
  ranges,
  radii,
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

export function changeRange(tone: Tone, range: ToneRange): void {
  useBrushes.setState(({ ranges }) => ({ ranges: { ...ranges, [tone]: range } }));
}

export function changeRadius(tool: 'blur' | 'sharpen', radius: number): void {
  useBrushes.setState((options) => ({ radii: { ...options.radii, [tool]: radius } }));
}
