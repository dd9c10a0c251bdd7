import type { Face, InputDescription, When } from '../../../preload/contract/index.ts';
import type { Pixels } from '../../image/pixels.ts';

type Nameless<I> = I extends unknown ? Omit<I, 'name'> : never;

/** An input as a definition declares it; see the contract for what each kind is. */
export type Input = Nameless<InputDescription>;
export type Inputs = Readonly<Record<string, Input>>;

interface Left {
  readonly optional: true;
  /** Needed while another setting has this value, and of no use otherwise. */
  readonly when?: When;
}

interface Count {
  readonly minimum: number;
  readonly maximum: number;
}

type One<K extends Input['kind']> = Omit<Extract<Input, { kind: K }>, 'optional'>;
type Needed<K extends Input['kind']> = One<K> & { readonly optional: false };
type Optional<K extends Input['kind']> = One<K> & { readonly optional: true };

const needed = { optional: false } as const;

export function picture(): Needed<'picture'>;
export function picture(hints: Left): Optional<'picture'>;
export function picture(hints: Left | typeof needed = needed): Needed<'picture'> | Optional<'picture'> {
  return { kind: 'picture', ...hints };
}

/** Marks a part of the picture `image`. */
export function mask(): Needed<'mask'>;
export function mask(hints: Left): Optional<'mask'>;
export function mask(hints: Left | typeof needed = needed): Needed<'mask'> | Optional<'mask'> {
  return { kind: 'mask', ...hints };
}

/** @param role what they are to the tool: a key under `inputs` in the translations. */
export function references(hints: Count & { readonly role: string }) {
  return { kind: 'references', ...hints } as const;
}

/** Some of the faces in the picture `image`. */
export function faces(hints: Count) {
  return { kind: 'faces', ...hints } as const;
}

/** One person, by photos of theirs. */
export function person(): Needed<'person'>;
export function person(hints: Left): Optional<'person'>;
export function person(hints: Left | typeof needed = needed): Needed<'person'> | Optional<'person'> {
  return { kind: 'person', ...hints };
}

/** Photos in a folder; or otherwise those that ship with the application, where it says so. */
export function folder(): Needed<'folder'>;
export function folder(hints: Left & { readonly otherwise?: 'samples' }): Optional<'folder'>;
export function folder(
  hints: (Left & { readonly otherwise?: 'samples' }) | typeof needed = needed,
): Needed<'folder'> | Optional<'folder'> {
  return { kind: 'folder', ...hints };
}

/** A picture, and what messages call it. */
export interface GivenPicture {
  readonly name: string;
  readonly pixels: Pixels;
  /** The file of the style that was learnt of it; there where one was. Fails where that isn't kept any more. */
  readonly learnt?: () => Promise<Uint8Array>;
  /** Which of the paintings that ship it is, where it is one. */
  readonly shipped?: string;
}

/** How much each pixel of the picture `image` is marked, 0…255. */
export interface GivenMask {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Photos that are opened one at a time: all at once they may be more than there is memory for. */
export interface GivenFolder {
  readonly name: string;
  readonly photos: readonly { readonly name: string; readonly open: () => Promise<Pixels> }[];
  /** What a file is made of that lies beside the photos; null where there is none of that name. */
  readonly file: (name: string) => Promise<Uint8Array | null>;
}

interface GivenByKind {
  readonly picture: GivenPicture;
  readonly mask: GivenMask;
  readonly references: readonly GivenPicture[];
  readonly faces: readonly Face[];
  readonly person: GivenFolder;
  readonly folder: GivenFolder;
}

type GivenFor<I extends Input> = I extends { readonly optional: false } | { readonly minimum: number }
  ? GivenByKind[I['kind']]
  : GivenByKind[I['kind']] | null;

/** What a run is given, by the names of the inputs. */
export type Given<I extends Inputs = Inputs> = { readonly [N in keyof I]: GivenFor<I[N]> };
