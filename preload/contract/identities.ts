/** Faces of people that are kept by name, as both sides speak of them. */
import { z } from 'zod';
import { Failure } from './failure.ts';
import { IdentityId } from './inputs.ts';
import { Hash } from './picture.ts';

/** What is in the way of working with a face. */
export const Fault = z.enum(['small', 'blurred', 'turned']);
export type Fault = z.infer<typeof Fault>;

/** What faces can show: where a head is turned, as who looks at the picture sees it, and the mouth. */
export const Shown = z.enum(['front', 'left', 'right', 'up', 'down', 'mouth-closed', 'mouth-open']);
export type Shown = z.infer<typeof Shown>;

/** A photo of somebody, by what its pixels hash to. */
export const IdentityPhoto = z.object({
  photo: Hash,
  /** The name of the file that it is from. */
  from: z.string(),
  faults: z.array(Fault),
});
export type IdentityPhoto = z.infer<typeof IdentityPhoto>;

/** Somebody whose faces are kept. */
export const KeptIdentity = z.object({
  identity: IdentityId,
  name: z.string(),
  photos: z.array(IdentityPhoto),
  /** The photo that shows them best. */
  portrait: Hash,
  /** What the photos show, each with its number, and what none of them does. */
  shows: z.partialRecord(Shown, z.number()),
  missing: z.array(Shown),
  /** Others who look like the same person, the likest first: the mean distance of their descriptors. */
  looksLike: z.array(z.object({ identity: IdentityId, name: z.string(), distance: z.number() })),
});
export type KeptIdentity = z.infer<typeof KeptIdentity>;

export const KeptIdentities = z.object({
  /** By name. */
  identities: z.array(KeptIdentity),
  /** Those that can't be used, and why; the name where it can still be read. */
  damaged: z.array(z.object({ identity: IdentityId, name: z.string().nullable(), error: Failure })),
});
export type KeptIdentities = z.infer<typeof KeptIdentities>;
