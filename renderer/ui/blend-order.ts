import type { BlendMode } from '../../preload/contract/blend-mode.ts';

/** In the order and the groups of other editors: by whether they darken, lighten, contrast, compare, colour. */
export const blendOrder: readonly (readonly BlendMode[])[] = [
  ['normal'],
  ['darken', 'multiply', 'color-burn'],
  ['lighten', 'screen', 'color-dodge'],
  ['overlay', 'soft-light', 'hard-light'],
  ['difference', 'exclusion'],
  ['hue', 'saturation', 'color', 'luminosity'],
];
