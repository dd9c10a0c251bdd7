/** Styles that were learnt or imported and are kept on this machine, as both sides speak of them. */
import * as z from 'zod';
import { Failure } from './failure.ts';
import { StyleId } from './picture.ts';

/** What files of styles are called, the dot included. */
export const styleEnding = '.pentimento-style';

export const KeptStyle = z.object({
  style: StyleId,
  name: z.string(),
  /** Its painting's size in pixels. */
  width: z.number(),
  height: z.number(),
  /** For how many steps it was learnt. */
  steps: z.number(),
  /** A code for the network that ships, or a network of its own, which can't be blended with others. */
  kind: z.enum(['code', 'network']),
  /** False where it was learnt for other weights of the network than those that ship now: its painting can be learnt anew. */
  current: z.boolean(),
});
export type KeptStyle = z.infer<typeof KeptStyle>;

export const KeptStyles = z.object({
  /** By name. */
  styles: z.array(KeptStyle),
  /** Those that can't be used, and why; the name where it can still be read. */
  damaged: z.array(z.object({ style: StyleId, name: z.string().nullable(), error: Failure })),
});
export type KeptStyles = z.infer<typeof KeptStyles>;

/** As what something learnt is kept: in place of a style, or as a new one, called so or by its own name. */
export const KeepStyleAs = z.union([z.object({ style: StyleId }), z.object({ name: z.string().nullable() })]);
export type KeepStyleAs = z.infer<typeof KeepStyleAs>;
