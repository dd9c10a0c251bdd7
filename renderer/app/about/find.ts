import { Licensed } from '../../../preload/contract/index.ts';

/** What is of one kind, in the order of names. */
export interface LicensedKind {
  readonly kind: Licensed['kind'];
  readonly works: readonly Licensed[];
}

/** The works that each word of the query is found in, by name, version, licence or kind; kinds that have none are left out. */
export function findLicensed(
  all: readonly Licensed[],
  query: string,
  nameOf: (work: Licensed) => string,
  kindOf: (kind: Licensed['kind']) => string,
): readonly LicensedKind[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (work: Licensed) => {
    const text = [nameOf(work), work.version, work.licence, kindOf(work.kind)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return Licensed.shape.kind.options
    .map((kind) => ({ kind, works: all.filter((work) => work.kind === kind && fits(work)) }))
    .filter(({ works }) => works.length > 0);
}
