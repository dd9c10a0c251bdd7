/** Faces of people that are kept by name, as both sides speak of them. */
import * as z from 'zod';
import { Profile } from '../colour/profile.ts';
import { Failure } from './failure.ts';
import { IdentityId } from './inputs.ts';
import { Hash } from './picture.ts';

/** What is in the way of working with a face. */
export const Fault = z.enum(['small', 'blurred', 'turned']);
export type Fault = z.infer<typeof Fault>;

/** What faces can show: where a head is turned, as who looks at the picture sees it, and the mouth. */
export const Shown = z.enum(['front', 'left', 'right', 'up', 'down', 'mouth-closed', 'mouth-open']);
export type Shown = z.infer<typeof Shown>;

/** The part of a picture that shows a face as a portrait does, in shares of the picture's sides. */
export const Portrait = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Portrait = z.infer<typeof Portrait>;

/** A photo of somebody, by what its pixels hash to. */
export const IdentityPhoto = z.object({
  photo: Hash,
  /** The name of the file that it is from. */
  from: z.string(),
  faults: z.array(Fault),
  face: Portrait,
});
export type IdentityPhoto = z.infer<typeof IdentityPhoto>;

/** Somebody whose faces are kept. */
export const KeptIdentity = z.object({
  identity: IdentityId,
  name: z.string(),
  photos: z.array(IdentityPhoto),
  /** The photo that shows them best. */
  portrait: IdentityPhoto,
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

/** A face that was found in photos, with what lies around it in the store, where whoever looks holds it. */
export const FaceSeen = IdentityPhoto.extend({ profile: Profile.optional() });
export type FaceSeen = z.infer<typeof FaceSeen>;

/** Somebody in the photos that were looked through. */
export const PersonSeen = z.object({
  faces: z.array(FaceSeen).min(1),
  /** Who of those that are kept looks like the same person, where somebody does. */
  like: z.object({ identity: IdentityId, name: z.string(), distance: z.number() }).nullable(),
});
export type PersonSeen = z.infer<typeof PersonSeen>;

/** Who is in photos. */
export const PeopleSeen = z.object({
  photos: z.number(),
  /** Those in most photos first. */
  people: z.array(PersonSeen),
  /** Faces that are too small, blurred or turned away to tell whose they are. */
  unclear: z.array(FaceSeen),
  /** The names of photos without any face, and of those that can't be read. */
  faceless: z.array(z.string()),
  unreadable: z.array(z.object({ name: z.string(), error: Failure })),
});
export type PeopleSeen = z.infer<typeof PeopleSeen>;

/** Whose faces those are that are to be kept: somebody's who is kept already, or a new person's. */
export const KeepAs = z.object({
  faces: z.array(Hash).min(1),
  as: z.union([z.object({ identity: IdentityId }), z.object({ name: z.string() })]),
});
export type KeepAs = z.infer<typeof KeepAs>;
