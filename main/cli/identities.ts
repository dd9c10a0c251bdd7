/** Faces of people, kept by name: what `pentimento identity` does. */
import { named } from '../errors/named.ts';
import { isOfAPhoto } from '../errors/of-a-photo.ts';
import { toFailure, UserError } from '../errors/user-error.ts';
import { describeIdentity } from '../identities/describe.ts';
import type { SeenFace } from '../identities/finder.ts';
import {
  addPhotos,
  checkName,
  createIdentity,
  mergeIdentities,
  removeIdentity,
  renameIdentity,
} from '../identities/library.ts';
import { findPerson } from '../identities/person.ts';
import { identityOf, readIdentities } from '../identities/read.ts';
import type { Identity } from '../identities/record.ts';
import { isNamed } from '../store/names.ts';
import type { Reporter } from './progress.ts';
import type { Session } from './session.ts';
import { identityWords } from './words.ts';

/** What is told of an identity, as `--json` prints it. */
export interface IdentityReport {
  readonly id: string;
  readonly name: string;
  readonly photos: number;
  readonly flagged: readonly { readonly photo: string; readonly faults: readonly string[] }[];
  readonly shows: Readonly<Record<string, number>>;
  readonly missing: readonly string[];
  readonly looksLike: readonly { readonly name: string; readonly distance: number }[];
}

export interface ListReport {
  readonly identities: readonly IdentityReport[];
  readonly damaged: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly message: string;
  }[];
}

export interface AddReport extends IdentityReport {
  readonly added: number;
  /** Photos that can't be read, those without any face, and those of somebody else, by their paths. */
  readonly unreadable: readonly string[];
  readonly noFace: readonly string[];
  readonly somebodyElse: readonly (readonly string[])[];
}

/** Who holds the faces that were cut out: they go with the command. */
const owner = 'identity';

/** From how many photos on there is no need to ask for more. */
const enough = 10;

/** Keeps somebody's faces, under a new name or one that is known. */
export async function addIdentity(
  {
    data,
    name,
    places,
  }: { readonly data: string; readonly name: string; readonly places: readonly string[] },
  session: Session,
  reporter: Reporter,
): Promise<AddReport> {
  checkName(name);
  const before = await readIdentities(data);
  const known = before.identities.find((identity) => isNamed(identity, name)) ?? null;
  const { finder } = session.host;
  const { photos: paths, unreadable } = await session.untilStopped(finder.photosIn(places));
  for (const { error } of unreadable) reporter.note(error.message);
  const seen: SeenFace[] = [];
  const failed: string[] = unreadable.map(({ name: path }) => path);
  for (const [done, path] of paths.entries()) {
    reporter.progress({ stage: 'finding-faces', fraction: done / paths.length, secondsLeft: null });
    try {
      seen.push(...(await session.untilStopped(facesIn(path, session))));
    } catch (error) {
      // One that is named by itself is asked for; in a folder it is one of many.
      if (!isOfAPhoto(error) || places.includes(path)) throw error;
      failed.push(path);
      reporter.note(error.message);
    }
  }
  reporter.clear();
  const { person, others } = findPerson(name, seen, known?.photos);
  const photos = person.map((face) => finder.newPhoto(face));
  const identity = await session.finish(() =>
    known ? addPhotos(data, known, photos) : createIdentity(data, name, photos),
  );
  const added = identity.photos.length - (known?.photos.length ?? 0);
  const report = {
    ...reportOf(identity, (await readIdentities(data)).identities),
    ...{ added, unreadable: failed },
    noFace: paths.filter((path) => !failed.includes(path) && !seen.some(({ photo }) => photo === path)),
    somebodyElse: others.map((other) => other.map(({ photo }) => photo)),
  };
  tellAdded(report, reporter);
  return report;
}

/** The faces of a photo; what is wrong with it is told by its path. */
function facesIn(path: string, { host }: Session): Promise<readonly SeenFace[]> {
  return host.finder.facesIn(path, owner).catch((error: unknown) => {
    throw error instanceof UserError ? named(path, toFailure(error)) : error;
  });
}

function tellAdded(report: AddReport, reporter: Reporter): void {
  const { name, photos, added, noFace, somebodyElse } = report;
  reporter.say(identityWords(added > 0 ? 'added' : 'nothing-new', { name, added, photos }));
  if (noFace.length > 0) reporter.note(identityWords('no-face', { photos: noFace.join(', ') }));
  for (const other of somebodyElse)
    reporter.note(identityWords('somebody-else', { photos: other.join(', ') }));
  details(report).forEach((line) => reporter.note(line));
  if (photos === 1) reporter.note(identityWords('single', { name }));
  else if (photos < enough) reporter.note(identityWords('few', { name, photos }));
}

export async function listIdentities(data: string): Promise<ListReport> {
  const { identities, damaged } = await readIdentities(data);
  return {
    identities: identities.map((identity) => reportOf(identity, identities)),
    damaged: damaged.map(({ id, name, error }) => ({ id, name, message: error.message })),
  };
}

/** The list as people read it in a terminal. */
export function listingOf({ identities, damaged }: ListReport): string {
  if (identities.length === 0 && damaged.length === 0) return identityWords('none');
  const parts = identities.map((report) =>
    [`${report.name}: ${report.photos}`, ...details(report).map((line) => `  ${line}`)].join('\n'),
  );
  return [...parts, ...damaged.map(({ message }) => message)].join('\n\n');
}

function details(report: IdentityReport): string[] {
  const { name, flagged, shows, missing, looksLike } = report;
  const shown = Object.entries(shows).filter(([, count]) => count > 0);
  return [
    ...(shown.length > 0
      ? [identityWords('shown', { shows: shown.map(([of, n]) => `${showWords(of)} (${n})`).join(', ') })]
      : []),
    ...(missing.length > 0 ? [identityWords('missing', { shows: missing.map(showWords).join(', ') })] : []),
    ...flagged.map(({ photo, faults }) =>
      identityWords('flagged', {
        photo,
        faults: faults.map((fault) => identityWords(`faults.${fault}`)).join(', '),
      }),
    ),
    ...looksLike.map(({ name: other, distance }) =>
      identityWords('looks-like', { name, other, distance: distance.toFixed(2) }),
    ),
  ];
}

function showWords(shown: string): string {
  return identityWords(`shows.${shown}`);
}

/** Deletes for good, by name; what is damaged by its id too. */
export async function forgetIdentity(
  { data, name }: { readonly data: string; readonly name: string },
  reporter: Reporter,
): Promise<{ readonly removed: string }> {
  const all = await readIdentities(data);
  const damaged = all.damaged.find(
    (one) => one.id === name || (one.name !== null && isNamed({ name: one.name }, name)),
  );
  const found =
    all.identities.find((identity) => isNamed(identity, name)) ?? damaged ?? identityOf(name, all);
  await removeIdentity(data, found);
  const removed = found.name ?? found.id;
  reporter.say(identityWords('removed', { name: removed }));
  return { removed };
}

/** Gives the second's photos to the first. */
export async function joinIdentities(
  { data, into, from }: { readonly data: string; readonly into: string; readonly from: string },
  reporter: Reporter,
): Promise<IdentityReport> {
  const before = await readIdentities(data);
  const other = identityOf(from, before);
  const merged = await mergeIdentities(data, identityOf(into, before), other);
  const report = reportOf(merged, (await readIdentities(data)).identities);
  reporter.say(identityWords('merged', { name: merged.name, other: other.name, photos: report.photos }));
  return report;
}

export async function callIdentity(
  { data, from, name }: { readonly data: string; readonly from: string; readonly name: string },
  reporter: Reporter,
): Promise<IdentityReport> {
  const before = identityOf(from, await readIdentities(data));
  const renamed = await renameIdentity(data, before, name);
  reporter.say(identityWords('renamed', { name: renamed.name, other: before.name }));
  return reportOf(renamed, (await readIdentities(data)).identities);
}

function reportOf(identity: Identity, all: readonly Identity[]): IdentityReport {
  const { photos, shows, missing, looksLike } = describeIdentity(identity, all);
  return {
    ...{ id: identity.id, name: identity.name, photos: photos.length },
    flagged: photos
      .filter(({ faults }) => faults.length > 0)
      .map(({ from, faults }) => ({ photo: from, faults })),
    ...{ shows, missing },
    looksLike: looksLike.map(({ name, distance }) => ({ name, distance })),
  };
}
