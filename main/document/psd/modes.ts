import type { BlendMode as PsdBlend } from 'ag-psd';
import type { BlendMode, GroupBlend } from '../../../preload/contract/document.ts';

const toPsd: Readonly<Record<BlendMode, PsdBlend>> = {
  normal: 'normal',
  multiply: 'multiply',
  screen: 'screen',
  overlay: 'overlay',
  darken: 'darken',
  lighten: 'lighten',
  'color-dodge': 'color dodge',
  'color-burn': 'color burn',
  'hard-light': 'hard light',
  'soft-light': 'soft light',
  difference: 'difference',
  exclusion: 'exclusion',
  hue: 'hue',
  saturation: 'saturation',
  color: 'color',
  luminosity: 'luminosity',
};

/** Photoshop's own modes, with the one of the sixteen that looks most like each. */
const nearest: Readonly<Partial<Record<PsdBlend, BlendMode>>> = {
  'linear burn': 'color-burn',
  'darker color': 'darken',
  'linear dodge': 'screen',
  'lighter color': 'lighten',
  'vivid light': 'hard-light',
  'linear light': 'hard-light',
  'pin light': 'hard-light',
  'hard mix': 'hard-light',
  subtract: 'difference',
  divide: 'color-dodge',
};

export function psdBlend(blend: GroupBlend): PsdBlend {
  return blend === 'pass-through' ? 'pass through' : toPsd[blend];
}

/** Our mode for Photoshop's, and whether it is the same one. */
export function blendOfPsd(blend: PsdBlend = 'normal'): {
  readonly blend: BlendMode;
  readonly same: boolean;
} {
  const entries = Object.entries(toPsd) as [BlendMode, PsdBlend][];
  const same = entries.find(([, theirs]) => theirs === blend)?.[0];
  return same ? { blend: same, same: true } : { blend: nearest[blend] ?? 'normal', same: false };
}
