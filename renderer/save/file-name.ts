/** A name to save under, without its ending. Once something was changed it is another, so that the photo is never in danger. */
export function fileStem(name: string, changed: boolean): string {
  const stem = name.replace(/\.[^.]+$/, '') || name;
  return changed ? `${stem}-edited` : stem;
}
