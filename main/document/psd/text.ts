import type { LayerTextData, ParagraphStyle, TextStyle as PsdStyle } from 'ag-psd';
import { chain } from '../../../preload/contract/affine.ts';
import type { TextStyle } from '../../../preload/contract/document.ts';
import { mappedText, planeOf } from '../../../preload/contract/text-plane.ts';
import { boldWeight, faceOf } from '../../fonts/face.ts';
import type { FontFace } from '../../fonts/face.ts';
import { hexOf, rgbOf } from './colour.ts';

/** The family that ships with the window, what its fonts are called in Photoshop, and how high they are. */
const shipped = { family: 'Inter Variable', postscript: 'Inter', ascent: 0.96875, descent: 0.2412 };
/** Of fonts that this machine doesn't have. */
const unknown = { ascent: 0.9, descent: 0.25 };
/** Photoshop's own, where a style doesn't say (Adobe, "Engine Data"). */
const usual = { size: 12, autoLeading: 1.2 };
const hair = 1e-6;
/** Photoshop's breaks of a line within a paragraph; here there is one kind of break. */
const softBreaks = /[\u0003\u000b]/g;

/** A text of Photoshop as one of ours, and whether that is all there is to it; null for what we have no kin for. */
export function fromPsdText(
  theirs: LayerTextData,
  faces: readonly FontFace[],
): { readonly text: TextStyle; readonly whole: boolean } | null {
  const { transform = [], warp, orientation, shapeType, boxBounds = [] } = theirs;
  if (orientation === 'vertical' || (warp?.style !== undefined && warp.style !== 'none')) return null;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  if (![...transform, ...boxBounds].every(Number.isFinite) || Math.abs(a * d - b * c) < hair) return null;
  const style: PsdStyle = { ...theirs.style, ...theirs.styleRuns?.[0]?.style };
  const paragraph: ParagraphStyle = { ...theirs.paragraphStyle, ...theirs.paragraphStyleRuns?.[0]?.style };
  const size = atLeast(style.fontSize, usual.size);
  const { font, bold, italic, metrics } = fromName(style.font?.name ?? '', faces);
  const auto = paragraph.autoLeading ?? usual.autoLeading;
  const lineHeight = style.autoLeading === false && style.leading !== undefined ? style.leading / size : auto;
  const align = alignments[paragraph.justification ?? 'left'];
  const [left = 0, top = 0, right = 0, bottom = 0] = boxBounds;
  const box = shapeType === 'box' && right - left >= 1 && bottom - top >= 1;
  const plain: TextStyle = {
    text: theirs.text.replaceAll(softBreaks, '\n'),
    ...{ font, size, lineHeight: atLeast(lineHeight, usual.autoLeading), align },
    bold: bold || style.fauxBold === true,
    italic: italic || style.fauxItalic === true,
    ...(style.tracking && Number.isFinite(style.tracking) && { tracking: style.tracking }),
    colour: (style.fillColor && hexOf(style.fillColor)) ?? '#000000',
    ...(box && { box: { width: right - left, height: bottom - top } }),
    ...{ x: 0, y: 0 },
  };
  const begin = { x: box ? left : 0, y: (box ? top : 0) - rise(plain, metrics) };
  const text = mappedText({ ...plain, ...begin }, { a, b, c, d, e, f });
  const several = (theirs.styleRuns?.length ?? 0) > 1 || (theirs.paragraphStyleRuns?.length ?? 0) > 1;
  const strange = (style.horizontalScale ?? 1) !== 1 || (style.verticalScale ?? 1) !== 1;
  return { text, whole: !several && !strange && (paragraph.justification ?? 'left') in plainly };
}

/** The same text as Photoshop writes it. */
export function toPsdText(style: TextStyle, faces: readonly FontFace[]): LayerTextData {
  const face = faceOf(faces, style);
  const own = style.font === shipped.family;
  const { size, lineHeight, align, box, colour, tracking = 0 } = style;
  const down = rise(style, metricsOf(style.font, face));
  const { a, b, c, d, e, f } = chain({ a: 1, b: 0, c: 0, d: 1, e: 0, f: down }, planeOf(style));
  return {
    text: style.text,
    transform: [a, b, c, d, e, f],
    ...{ left: 0, top: 0, right: 0, bottom: 0, antiAlias: 'smooth', orientation: 'horizontal' },
    ...(box
      ? { shapeType: 'box', boxBounds: [0, 0, box.width, box.height] }
      : { shapeType: 'point', pointBase: [0, 0] }),
    style: {
      font: { name: nameOf(style, face) },
      fontSize: size,
      fauxBold: style.bold && !own && (!face || face.weight < boldWeight),
      fauxItalic: style.italic && !own && !face?.italic,
      autoLeading: false,
      leading: lineHeight * size,
      tracking,
      fillColor: rgbOf(colour),
    },
    paragraphStyle: { justification: align },
  };
}

/**
 * From where one of our texts begins down to where Photoshop's does: the first baseline of one that was typed, the
 * top of the letters of one in a box. Here lines share what they are higher than their letters above and below.
 */
function rise(
  { size, lineHeight, box }: TextStyle,
  { ascent, descent }: { readonly ascent: number; readonly descent: number },
): number {
  const lead = (lineHeight - ascent - descent) / 2;
  return size * (box ? lead : lead + ascent);
}

/**
 * A font that isn't here keeps the name that Photoshop knows it by. One that wasn't where the file was written went by
 * its family without spaces, see {@link nameOf}: it is found by that.
 */
function fromName(name: string, faces: readonly FontFace[]) {
  const [family, style = ''] = name.split('-');
  if (family === shipped.postscript) {
    const [bold, italic] = [style.includes('Bold'), style.includes('Italic')];
    return { font: shipped.family, bold, italic, metrics: shipped };
  }
  const face = faces.find(({ postscript }) => postscript === name);
  if (!face) {
    const kin = faces.find((each) => squeezed(each.family) === name);
    return {
      font: kin?.family ?? (name || shipped.family),
      bold: false,
      italic: false,
      metrics: kin ?? unknown,
    };
  }
  return { font: face.family, bold: face.weight >= boldWeight, italic: face.italic, metrics: face };
}

function metricsOf(font: string, face: FontFace | null) {
  return font === shipped.family ? shipped : (face ?? unknown);
}

function nameOf({ font, bold, italic }: TextStyle, face: FontFace | null): string {
  if (face) return face.postscript;
  if (font !== shipped.family) return squeezed(font);
  const style = `${bold ? 'Bold' : ''}${italic ? 'Italic' : ''}`;
  return `${shipped.postscript}-${style || 'Regular'}`;
}

/** A family as PostScript can name it: without spaces. */
function squeezed(family: string): string {
  return family.replaceAll(' ', '');
}

/** Those of Photoshop that are ours as they are, and the nearest of the others. */
const plainly = { left: 'left', center: 'center', right: 'right' } as const;
const alignments = {
  ...plainly,
  'justify-left': 'left',
  'justify-center': 'center',
  'justify-right': 'right',
  'justify-all': 'left',
} as const;

function atLeast(value: number | undefined, otherwise: number): number {
  return value !== undefined && value > 0 && Number.isFinite(value) ? value : otherwise;
}
