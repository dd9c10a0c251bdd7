import * as z from 'zod';
import { mask, picture } from '../inputs.ts';
import { number, seed } from '../parameters.ts';
import { defineTool } from '../tool.ts';

const edge = { minimum: 0, maximum: 200, step: 1, unit: 'px', integer: true, level: 'advanced' } as const;

export const parameters = z.object({
  method: z.enum(['auto', 'neural', 'patchmatch', 'content']).default('auto').meta({ level: 'basic' }),
  variations: number({ minimum: 1, maximum: 8, default: 4, step: 1, integer: true }),
  rim: z.enum(['auto', 'own']).default('auto').meta({ level: 'advanced' }),
  grow: number({ ...edge, default: 4, when: { name: 'rim', is: ['own'] } }),
  soften: number({ ...edge, default: 4, when: { name: 'rim', is: ['own'] } }),
  seed: seed(),
});
export type FillParameters = z.output<typeof parameters>;

/** Erase what is marked and fill the hole with what could have been behind it. */
export const fill = defineTool({
  id: 'fill',
  version: 1,
  inputs: {
    image: picture(),
    mask: mask(),
    from: mask({ optional: true }),
    avoid: mask({ optional: true }),
  },
  parameters,
  result: 'pictures',
  howMany: 'variations',
});
