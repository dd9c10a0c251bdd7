/** One font of a family, as its file names it. */
export interface FontFace {
  readonly family: string;
  /** The name that PSD files know it by. */
  readonly postscript: string;
  /** 1…1000; 400 is regular, 700 bold. */
  readonly weight: number;
  readonly italic: boolean;
  /** 1…9, from condensed to expanded; 5 is normal. */
  readonly width: number;
  /** How far letters reach above and below the baseline, in its size. */
  readonly ascent: number;
  readonly descent: number;
}

export const boldWeight = 600;

/** The face of a family that comes nearest to bold or regular, italic or upright; null where there is no such family. */
export function faceOf(
  faces: readonly FontFace[],
  { font, bold, italic }: { readonly font: string; readonly bold: boolean; readonly italic: boolean },
): FontFace | null {
  const distance = (face: FontFace) =>
    Math.abs(face.weight - (bold ? 700 : 400)) +
    (face.italic === italic ? 0 : 1000) +
    Math.abs(face.width - 5) * 10_000;
  const family = faces.filter((face) => face.family === font);
  return family.reduce<FontFace | null>(
    (best, face) => (best && distance(best) <= distance(face) ? best : face),
    null,
  );
}
