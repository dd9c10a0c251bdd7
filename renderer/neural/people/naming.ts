import type { KeepAs, KeptIdentity, PeopleSeen } from '../../../preload/contract/index.ts';

type Kept = Pick<KeptIdentity, 'identity' | 'name'>;

/** What is said of those who were seen: what each is called, none where they aren't to be kept, and which faces are left out. */
export interface Naming {
  readonly names: readonly string[];
  readonly without: ReadonlySet<string>;
}

/**
 * What those who were seen are called at first: whoever looks like somebody who is kept is them; the one who is in most of
 * the photos is who their folder is named after.
 */
export function firstNames({ people }: Pick<PeopleSeen, 'people'>, folder: string): readonly string[] {
  const [first, second] = people;
  const main = first && first.faces.length > (second?.faces.length ?? 0) ? first : null;
  return people.map((person) => person.like?.name ?? (person === main ? folder : ''));
}

/** Who of those that are kept is called so. */
export function calledSo<K extends Kept>(kept: readonly K[], name: string): K | null {
  return kept.find((person) => sameness(person.name) === sameness(name)) ?? null;
}

/** Whose faces are to be kept, each person once: who is called the same is the same. */
export function toKeep(
  { people }: Pick<PeopleSeen, 'people'>,
  { names, without }: Naming,
  kept: readonly Kept[],
): readonly KeepAs[] {
  const all = new Map<string, KeepAs>();
  people.forEach((person, at) => {
    const name = names[at]?.trim() ?? '';
    const faces = person.faces.map(({ photo }) => photo).filter((photo) => !without.has(photo));
    if (name === '' || faces.length === 0) return;
    const known = calledSo(kept, name);
    const as = known ? { identity: known.identity } : { name };
    const before = all.get(sameness(name));
    all.set(sameness(name), { as: before?.as ?? as, faces: [...(before?.faces ?? []), ...faces] });
  });
  return [...all.values()];
}

/** Names that differ in nothing but capitals and spaces around them are one. */
function sameness(name: string): string {
  return name.normalize('NFC').trim().toLocaleLowerCase('en');
}
