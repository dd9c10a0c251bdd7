import type { Recipe } from '../../../../preload/contract/recipe.ts';

type Values = Recipe['values'];

/**
 * Version 1 kept eyes and mouth by a switch, had the photo's light by another, and `off` among the ways to take its
 * colours.
 */
export function migrate({ keepEyes, keepMouth, ...values }: Values, from: number): Values {
  if (from > 1) return values;
  return {
    ...values,
    ...(keepEyes !== undefined && { eyes: keepEyes === true ? 'photo' : 'person' }),
    ...(keepMouth !== undefined && { mouth: keepMouth === true ? 'photo' : 'person' }),
    ...(values.light !== undefined && { light: values.light === true ? 1 : 0 }),
    ...(values.colours === 'off' && { colours: 'mkl', colourAmount: 0 }),
  };
}
