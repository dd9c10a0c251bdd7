import type { Tip } from './store.ts';

/** Tips to begin with. The size in hand is kept where a preset doesn't live by its own. */
export const presets = [
  { id: 'softRound', tip: { hardness: 0 } },
  { id: 'hardRound', tip: { hardness: 100, pressureSize: false } },
  { id: 'hardPressure', tip: { hardness: 100 } },
  { id: 'pencil', tip: { size: 3, hardness: 90, pressureOpacity: true, tilt: true, smoothing: 5 } },
  { id: 'ink', tip: { size: 8, hardness: 100, smoothing: 40, spacing: 5 } },
  {
    id: 'airbrush',
    tip: { hardness: 0, flow: 6, pressureSize: false, pressureOpacity: true, spacing: 8 },
  },
  { id: 'marker', tip: { size: 36, hardness: 95, opacity: 45, pressureSize: false, tilt: true } },
  { id: 'wash', tip: { size: 90, hardness: 25, opacity: 70, flow: 20, pressureOpacity: true, spacing: 6 } },
] as const satisfies readonly { readonly id: string; readonly tip: Partial<Tip> }[];

export type Preset = (typeof presets)[number];

/** The tip that a preset makes of the one in hand, for a tool that begins with `start`. */
export function presetTip({ tip }: Preset, start: Tip, inHand: Tip): Tip {
  return { ...start, size: inHand.size, blend: inHand.blend, keepAlpha: inHand.keepAlpha, ...tip };
}
