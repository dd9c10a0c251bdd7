/** Pictures as both sides speak of them: by the hash of their stored content. */
import * as z from 'zod';
import { Profile } from '../colour/profile.ts';
import { Values } from './values.ts';

/** SHA-256 of stored content, hex. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export type Hash = z.infer<typeof Hash>;

/**
 * Who holds stored pictures and tiles: something of a page, such as a document or a piece of work. What is put
 * or named for an owner stays in the store until that owner lets go, or its page is gone.
 */
export const Owner = z.string().regex(/^page\/[0-9a-f-]{36}\/[\w-]{1,64}$/);
export type Owner = z.infer<typeof Owner>;

/** Something the person should know about a picture that was opened or is about to be saved. */
export const PictureNote = z.object({
  code: z.enum([
    'cmyk-converted',
    'colours-converted',
    'first-frame-only',
    'depth-reduced',
    'alpha-flattened',
    'profile-dropped',
    'exif-dropped',
    'xmp-dropped',
    'iptc-dropped',
    'comment-dropped',
    'text-dropped',
    'credentials-dropped',
    'cut-short',
  ]),
  /** What the window's sentence of it names. */
  values: Values.optional(),
  /** The note as an English sentence, for the command line. */
  message: z.string(),
});
export type PictureNote = z.infer<typeof PictureNote>;

/** The same where it was written down: earlier versions have written the sentence alone. */
export const WrittenNote = z.union([PictureNote, z.string()]);
export type WrittenNote = z.infer<typeof WrittenNote>;

export const OpenedPicture = z.object({
  /** Stored pixels. */
  pixels: Hash,
  /** Stored metadata (EXIF, XMP, resolution), handed back when saving. */
  metadata: Hash,
  name: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  depth: z.union([z.literal(8), z.literal(16)]),
  greyscale: z.boolean(),
  hasAlpha: z.boolean(),
  format: z.string(),
  /** The profile whose numbers the pixels are; absent: sRGB. Recipes of earlier files have its name there. */
  profile: Profile.optional().catch(undefined),
  notes: z.array(PictureNote),
});
export type OpenedPicture = z.infer<typeof OpenedPicture>;

/** Names a style that the application keeps, whatever it is called by now. */
export const StyleId = z.uuid();
export type StyleId = z.infer<typeof StyleId>;

export const Language = z.enum(['en', 'zh-CN']);
export type Language = z.infer<typeof Language>;

const text = z.record(Language, z.string());
export const StyleReference = z.object({
  id: z.string(),
  file: z.string(),
  title: text,
  artist: text.nullable(),
  kind: z.enum(['painting', 'procedural']),
});
export type StyleReference = z.infer<typeof StyleReference>;
