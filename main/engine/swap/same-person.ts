/** Descriptors of two photos of one person are nearer than this (dlib's threshold, which face-api's network was made for). */
const SAME = 0.6;

/**
 * Which of the faces of each photo is the person that the photos are of: the one that most other photos have a face like.
 * Null for a photo in which nobody is. Where no two photos have anybody in common, the first face of each is taken.
 * @param photos the descriptors of each photo's faces.
 */
export function samePerson(photos: readonly (readonly ArrayLike<number>[])[]): (number | null)[] {
  const all = photos.flatMap((faces, photo) =>
    faces.map((descriptor, face) => ({ photo, face, descriptor })),
  );
  const near = (descriptor: ArrayLike<number>, photo: number) =>
    Math.min(...(photos[photo] ?? []).map((other) => distance(descriptor, other)), Infinity);
  let [best, most] = [all[0], -1];
  for (const one of all) {
    // How many photos have the same person, and, where that is even, how alike they are.
    const seen = photos.map((_, photo) => near(one.descriptor, photo)).filter((apart) => apart < SAME);
    const rating = seen.length - seen.reduce((sum, apart) => sum + apart, 0) / (seen.length * SAME + 1);
    if (rating > most) [best, most] = [one, rating];
  }
  if (!best) return photos.map(() => null);
  const alone = photos.filter((_, photo) => near(best.descriptor, photo) < SAME).length < 2;
  return photos.map((faces) => {
    if (faces.length === 0) return null;
    if (alone) return 0;
    const apart = faces.map((descriptor) => distance(descriptor, best.descriptor));
    const nearest = apart.indexOf(Math.min(...apart));
    return apart[nearest]! < SAME ? nearest : null;
  });
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}
