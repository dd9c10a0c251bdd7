import type { Values } from '../recipe/recipe.ts';

/** Ways of enlarging, each as the settings of the tool `enlarge` that stand for it; bicubic is no network's share at all. */
const settings = {
  bicubic: { method: 'faithful', strength: 0 },
  vdsr: { method: 'faithful', faithfulNetwork: 'vdsr', strength: 1 },
  srresnet: { method: 'faithful', faithfulNetwork: 'srresnet', strength: 1 },
  srgan: { method: 'crisp', crispNetwork: 'srgan', strength: 1 },
  perceptual: { method: 'crisp', crispNetwork: 'perceptual', strength: 1 },
  'esrgan-slim': { method: 'vivid', vividNetwork: 'slim', strength: 1 },
  'esrgan-medium': { method: 'vivid', vividNetwork: 'medium', strength: 1 },
  'esrgan-thick': { method: 'vivid', vividNetwork: 'thick', strength: 1 },
} as const satisfies Record<string, Values>;

export type MethodId = keyof typeof settings;

/** In the order they are shown: from what only interpolates to what invents most. */
export const methodIds = Object.keys(settings) as readonly MethodId[];

/** Those that are ticked at first: one of each kind, and of ESRGAN the one that the panel prefers, too. */
export const usualMethods: readonly MethodId[] = ['bicubic', 'vdsr', 'srresnet', 'srgan', 'esrgan-thick'];

export type Factor = 2 | 3 | 4;
export const factors: readonly Factor[] = [2, 3, 4];

/** What the panel is set to where the person decides for a method; its size stays. */
export function settingsOf(id: MethodId): Values {
  return settings[id];
}

/** What a job of the tool is given. */
export function parametersOf(id: MethodId, factor: Factor): Values {
  return { ...settings[id], to: 'factor', factor };
}
