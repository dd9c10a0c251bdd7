/** A name to save under, without its ending: with the version's number, so that the photo is never in danger. */
export function fileStem(photo: string, version: number): string {
  const stem = photo.replace(/\.[^.]+$/, '') || photo;
  return version > 0 ? `${stem}-${version}` : stem;
}
