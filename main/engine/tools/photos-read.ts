import { isOfAPhoto } from '../../errors/of-a-photo.ts';
import type { UserError } from '../../errors/user-error.ts';
import type { Pixels } from '../../image/pixels.ts';
import { note, type Say } from '../notes.ts';
import type { GivenFolder } from './inputs.ts';

type Photo = GivenFolder['photos'][number];

/** Opens photos one after the other, and goes on after those that can't be read. */
export function readPhotos() {
  let opened = 0;
  const failed: { readonly name: string; readonly error: UserError }[] = [];
  return {
    /** How many could be read. */
    get count(): number {
      return opened - failed.length;
    },
    /** Null for one that can't be read. */
    open: async ({ name, open }: Photo): Promise<Pixels | null> => {
      opened += 1;
      try {
        return await open();
      } catch (error) {
        if (!isOfAPhoto(error)) throw error;
        failed.push({ name, error });
        return null;
      }
    },
    /** @throws UserError why the first can't be read, where none can. */
    check: (): void => {
      const [first] = failed;
      if (first && failed.length === opened) throw first.error;
    },
    /** Says which can't be read. */
    tell: (say: Say): void => {
      tellLeftOut(
        say,
        'photos-unreadable',
        failed.map(({ name }) => name),
      );
    },
  };
}

/** Says which photos are left out, where any are, by a note that takes their number and names. */
export function tellLeftOut(
  say: Say,
  code: 'photos-unreadable' | 'photos-plain',
  names: readonly string[],
): void {
  if (names.length > 0) say(note(code, { count: names.length, names: names.join(', ') }));
}
