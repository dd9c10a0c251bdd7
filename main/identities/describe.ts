import type { IdentityPhoto, KeptIdentities, KeptIdentity } from '../../preload/contract/index.ts';
import { toFailure } from '../errors/user-error.ts';
import { coverageOf, missingIn } from './coverage.ts';
import { portraitIn } from './cut.ts';
import { likeness } from './person.ts';
import type { Identities } from './read.ts';
import type { Identity, KeptPhoto } from './record.ts';

/** Everybody who is kept, as the window is told of them. */
export function describeIdentities({ identities, damaged }: Identities): KeptIdentities {
  return {
    identities: identities.map((identity) => describeIdentity(identity, identities)),
    damaged: damaged.map(({ id, name, error }) => ({ identity: id, name, error: toFailure(error) })),
  };
}

/** What is told of one of those who are kept. */
export function describeIdentity(identity: Identity, all: readonly Identity[]): KeptIdentity {
  const { id, name, photos } = identity;
  const coverage = coverageOf(photos);
  const looksLike = all
    .filter((other) => other.id !== id)
    .flatMap((other) => {
      const distance = likeness(photos, other.photos);
      return distance === null ? [] : [{ identity: other.id, name: other.name, distance }];
    })
    .sort((a, b) => a.distance - b.distance);
  return {
    ...{ identity: id, name, portrait: describePhoto(bestOf(photos)), photos: photos.map(describePhoto) },
    ...{ shows: { ...coverage.views, ...coverage.expressions }, missing: [...missingIn(coverage)] },
    looksLike,
  };
}

/** The photo by which somebody is known at a glance: without faults, from the front, large. */
function bestOf(photos: readonly KeptPhoto[]): KeptPhoto {
  const turned = ({ yaw, pitch }: KeptPhoto) => Math.hypot(yaw, pitch);
  const [best] = photos.toSorted(
    (a, b) =>
      a.faults.length - b.faults.length ||
      // Landmarks tell how a head is turned by some degrees only.
      Math.round(turned(a) / 10) - Math.round(turned(b) / 10) ||
      b.size - a.size,
  );
  if (!best) throw new Error('Whoever is kept has a photo at least: see their record.');
  return best;
}

/** What is told of a photo. */
export function describePhoto({ id, from, faults, landmarks, width, height }: KeptPhoto): IdentityPhoto {
  const part = portraitIn(landmarks, { width, height });
  const face = {
    ...{ x: part.x / width, y: part.y / height },
    ...{ width: part.width / width, height: part.height / height },
  };
  return { photo: id, from, faults, face };
}
