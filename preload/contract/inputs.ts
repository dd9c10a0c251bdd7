/** What tools take, by name and kind: how each input is described, and what a job is given for it. */
import * as z from 'zod';
import { Profile } from '../colour/profile.ts';
import { FileToken } from './file-token.ts';
import { Hash, StyleId, StyleReference } from './picture.ts';

/** That a parameter has one of these values. */
export const When = z.object({ name: z.string(), is: z.array(z.string()).min(1).readonly() });
export type When = z.infer<typeof When>;

/** A parameter or an input, which may be there only while a parameter has certain values. */
interface Conditional {
  readonly name: string;
  readonly when?: When | undefined;
}

/**
 * Whether a parameter or an input has anything to do. What hangs on a parameter that itself has nothing to do has
 * nothing to do either, whatever value that one was left at.
 * @param parameters all of the tool's.
 */
export function isWanted(
  { when }: Conditional,
  parameters: readonly Conditional[],
  values: Readonly<Record<string, unknown>>,
): boolean {
  if (!when) return true;
  const value = values[when.name];
  if (typeof value !== 'string' || !when.is.includes(value)) return false;
  const decisive = parameters.find(({ name }) => name === when.name);
  return !decisive || isWanted(decisive, parameters, values);
}

const name = z.string();
/** What may be left out; where it comes with `when`, it is needed while that holds and of no use otherwise. */
const may = { optional: z.boolean(), when: When.optional() };
const count = { minimum: z.number(), maximum: z.number() };

/**
 * One input of a tool. The one called `image` is what the tool works on: the layer in hand, or the photo on the
 * command line. Words live in the translations under `tools.<tool>.<name>`.
 */
export const InputDescription = z.discriminatedUnion('kind', [
  z.object({ name, kind: z.literal('picture'), ...may }),
  /** Marks a part of `image`, and has its size. */
  z.object({ name, kind: z.literal('mask'), ...may }),
  /** Pictures to take after, or to compare with. The role names what they are, under `inputs` in the translations. */
  z.object({ name, kind: z.literal('references'), role: z.string(), ...count }),
  /** Some of the faces in `image`. */
  z.object({ name, kind: z.literal('faces'), ...count }),
  /** One person, by photos of theirs. */
  z.object({ name, kind: z.literal('person'), ...may }),
  /** Photos, each opened when it is its turn. `otherwise`: what is taken where none is chosen. */
  z.object({ name, kind: z.literal('folder'), ...may, otherwise: z.literal('samples').optional() }),
]);
export type InputDescription = z.infer<typeof InputDescription>;
export type InputKind = InputDescription['kind'];

/** Stored pixels, and what messages call them: a file's name, or a title. */
export const NamedPixels = z.object({
  pixels: Hash,
  name: z.string(),
  /** What the pixels' numbers mean; absent: sRGB. Those beside `image` are read in its numbers. */
  profile: Profile.optional(),
});
export type NamedPixels = z.infer<typeof NamedPixels>;

/** A picture to take after; the style that was learnt of it, where one was; and which of those that ship it is, where it is one. */
export const ReferencePixels = NamedPixels.extend({
  style: StyleId.optional(),
  shipped: StyleReference.shape.id.optional(),
});
export type ReferencePixels = z.infer<typeof ReferencePixels>;

/** A face by its place in the order in which they are found, from 1, or by where it is in pixels of `image`. */
export const Face = z.union([
  z.object({ number: z.number().int().min(1) }),
  z.object({ x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive() }),
]);
export type Face = z.infer<typeof Face>;

/** A folder of photos that the person chose, and what it is called: of a person, who that is. */
export const ChosenFolder = z.object({ folder: FileToken, name: z.string() });
export type ChosenFolder = z.infer<typeof ChosenFolder>;

/** Names somebody whose faces the application keeps, whatever they are called by now. */
export const IdentityId = z.uuid();
export type IdentityId = z.infer<typeof IdentityId>;

/** Somebody whose faces the application keeps, and what they were called when they were chosen. */
export const ChosenIdentity = z.object({ identity: IdentityId, name: z.string() });
export type ChosenIdentity = z.infer<typeof ChosenIdentity>;

/** Where photos are opened from, one at a time. */
export const ChosenPhotos = z.union([ChosenFolder, ChosenIdentity]);
export type ChosenPhotos = z.infer<typeof ChosenPhotos>;

const KnownPerson = z.object({ kind: z.literal('person'), ...ChosenIdentity.shape });
const InputOfKind = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), ...NamedPixels.shape }),
  /** A picture of which white marks; what is transparent doesn't. */
  z.object({ kind: z.literal('mask'), ...NamedPixels.shape }),
  z.object({ kind: z.literal('references'), pictures: z.array(ReferencePixels).max(1000) }),
  z.object({ kind: z.literal('faces'), faces: z.array(Face).max(1000) }),
  z.object({ kind: z.literal('person'), ...ChosenFolder.shape }),
  z.object({ kind: z.literal('folder'), ...ChosenFolder.shape }),
]);
/** What a job is given for an input. A person is a folder of photos of theirs, or one of those who are kept. */
export const InputValue = z.union([InputOfKind, KnownPerson]);
export type InputValue = z.infer<typeof InputValue>;

/** Inputs by their names. */
export const ToolInputs = z.record(z.string(), InputValue);
export type ToolInputs = z.infer<typeof ToolInputs>;

/** The pictures of the store among inputs. */
export function picturesOf(inputs: ToolInputs): Hash[] {
  return Object.values(inputs).flatMap((input) => {
    switch (input.kind) {
      case 'picture':
      case 'mask':
        return [input.pixels];
      case 'references':
        return input.pictures.map(({ pixels }) => pixels);
      case 'faces':
      case 'person':
      case 'folder':
        return [];
    }
  });
}

/** The folders of photos among inputs. */
export function foldersOf(inputs: ToolInputs): FileToken[] {
  return Object.values(inputs).flatMap((input) => ('folder' in input ? [input.folder] : []));
}
