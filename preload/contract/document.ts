/**
 * A picture in layers, as plain immutable data. `P` is how pixels are held: tiles in memory in the window,
 * hashes of tiles everywhere else (in files, in autosave, between processes). Everything else is the same.
 *
 * Coordinates are pixels of the document, y down, the top left corner at (0, 0). Layers may reach past it.
 */
import * as z from 'zod';
import { Profile } from '../colour/profile.ts';
import { BlendMode } from './blend-mode.ts';
import { Effects } from './effects.ts';
import { limits } from './limits.ts';
import { Hash } from './picture.ts';
import { Made } from './recipe.ts';

export { BlendMode };

const channel = z.object({
  /** Input values that become black and white, 0…255. */
  black: z.number().min(0).max(255),
  white: z.number().min(0).max(255),
  /** Exponent 1/gamma of the middle, 0.1…10; 1 changes nothing. */
  gamma: z.number().min(0.1).max(10),
  /** Output values of black and white, 0…255. */
  outBlack: z.number().min(0).max(255),
  outWhite: z.number().min(0).max(255),
});
/** Points of a curve, input to output, 0…255, by rising input. */
const curve = z.array(z.tuple([z.number(), z.number()]).readonly()).readonly();
const percent = z.number().min(-100).max(100);
const balance = z.object({ cyanRed: percent, magentaGreen: percent, yellowBlue: percent }).readonly();

/** What an adjustment layer does to everything below it. */
export const Adjustment = z.discriminatedUnion('type', [
  z.object({ type: z.literal('levels'), all: channel, red: channel, green: channel, blue: channel }),
  z.object({ type: z.literal('curves'), all: curve, red: curve, green: curve, blue: curve }),
  z.object({ type: z.literal('brightness-contrast'), brightness: percent, contrast: percent }),
  z.object({
    type: z.literal('exposure'),
    /** Stops, in linear light. */
    exposure: z.number().min(-10).max(10),
    /** Added in linear light. */
    offset: z.number().min(-0.5).max(0.5),
    gamma: z.number().min(0.1).max(10),
  }),
  z.object({
    type: z.literal('hue-saturation'),
    /** Degrees. */
    hue: z.number().min(-180).max(180),
    saturation: percent,
    lightness: percent,
    /** One hue for everything. */
    colorize: z.boolean(),
  }),
  z.object({
    type: z.literal('colour-balance'),
    shadows: balance,
    midtones: balance,
    highlights: balance,
    keepLuminosity: z.boolean(),
  }),
  z.object({ type: z.literal('temperature'), temperature: percent, tint: percent }),
  z.object({
    type: z.literal('black-white'),
    /** How bright each colour becomes, per cent. */
    reds: z.number().min(-200).max(300),
    yellows: z.number().min(-200).max(300),
    greens: z.number().min(-200).max(300),
    cyans: z.number().min(-200).max(300),
    blues: z.number().min(-200).max(300),
    magentas: z.number().min(-200).max(300),
  }),
  /** Gaussian; the radius is its standard deviation in pixels. */
  z.object({ type: z.literal('blur'), radius: z.number().min(0).max(250) }),
  /** Unsharp mask. */
  z.object({
    type: z.literal('sharpen'),
    /** Per cent. */
    amount: z.number().min(0).max(500),
    radius: z.number().min(0.1).max(250),
    /** Differences up to this, 0…255, are left alone. */
    threshold: z.number().min(0).max(255),
  }),
  z.object({
    type: z.literal('noise'),
    /** Per cent of the range: the standard deviation where it is Gaussian, the most where it is uniform. */
    amount: z.number().min(0).max(400),
    distribution: z.enum(['uniform', 'gaussian']),
    /** The same for all colours, so that only brightness differs. */
    monochromatic: z.boolean(),
    /** Another seed, other grains. */
    seed: z.number().int().min(0).max(9999),
  }),
  /** Pixels that the square around reaches to each side. */
  z.object({ type: z.literal('median'), radius: z.number().int().min(1).max(100) }),
  /** What a Gaussian of this standard deviation takes away, around grey. */
  z.object({ type: z.literal('high-pass'), radius: z.number().min(0.1).max(250) }),
]);
export type Adjustment = Readonly<z.infer<typeof Adjustment>>;
export type AdjustmentType = Adjustment['type'];

export const TextStyle = z
  .object({
    text: z.string(),
    /** CSS family name. */
    font: z.string(),
    /** Height of the em, pixels. */
    size: z.number().positive(),
    bold: z.boolean(),
    italic: z.boolean(),
    align: z.enum(['left', 'center', 'right']),
    /** Line height as a multiple of the size. */
    lineHeight: z.number().positive(),
    /** Added after each letter, thousandths of the size; none where it is left out. */
    tracking: z.number().optional(),
    /** #rrggbb */
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    /** The box that lines wrap in, pixels; where it is left out, lines are as long as they were typed. */
    box: z.object({ width: z.number().positive(), height: z.number().positive() }).readonly().optional(),
    /**
     * Where the text begins, pixels of the document: the box's top left corner; without one, the top of the first
     * line's height, at its left, middle or right by `align`.
     */
    x: z.number(),
    y: z.number(),
    /** How the text's own plane, in which it is upright, is turned, stretched and leans about (x, y); upright where left out. */
    turn: z.object({ a: z.number(), b: z.number(), c: z.number(), d: z.number() }).readonly().optional(),
  })
  .readonly();
export type TextStyle = z.infer<typeof TextStyle>;

/** What a layer's pixels were made from; painting on them makes them plain pixels. */
export const Origin = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('text'),
      text: TextStyle,
      /** The pixels are as another program drew them, and stay so until the text is edited. */
      drawnElsewhere: z.literal(true).optional(),
    })
    .readonly(),
  z.object({ kind: z.literal('neural'), made: Made }).readonly(),
]);
export type Origin = z.infer<typeof Origin>;

export interface Mask<P> {
  /** One channel: 255 shows, 0 hides. */
  readonly pixels: P;
  readonly enabled: boolean;
}

interface Common<P> {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  readonly locked: boolean;
  /** 0…1 */
  readonly opacity: number;
  readonly blend: BlendMode;
  /** Shows only where the layer below it (the first below that isn't clipped) has alpha. */
  readonly clipped: boolean;
  readonly mask: Mask<P> | null;
}

interface Styled {
  /** What is drawn around and over it; nothing where it is left out. */
  readonly effects?: Effects | undefined;
}

export interface RasterLayer<P> extends Common<P>, Styled {
  readonly kind: 'raster';
  /** Four channels: RGBA, straight alpha. */
  readonly pixels: P;
  readonly origin: Origin | null;
}

/**
 * How a group meets what is below it: composited by itself first (isolated), then as one layer in a mode; or
 * passed through, as if its layers lay there without it.
 */
export const GroupBlend = z.enum([...BlendMode.options, 'pass-through']);
export type GroupBlend = z.infer<typeof GroupBlend>;

export interface GroupOf<P> extends Omit<Common<P>, 'blend'>, Styled {
  readonly kind: 'group';
  readonly blend: GroupBlend;
  /** Bottom first. */
  readonly layers: readonly LayerOf<P>[];
}

/** A group as it is stored. */
export interface GroupLayer<P> extends GroupOf<P> {
  readonly layers: readonly Layer<P>[];
  /** Whether the list shows what is in it. */
  readonly open: boolean;
}

export interface AdjustmentLayer<P> extends Common<P> {
  readonly kind: 'adjustment';
  readonly adjustment: Adjustment;
}

export type LayerOf<P> = RasterLayer<P> | GroupOf<P> | AdjustmentLayer<P>;
export type Layer<P> = RasterLayer<P> | GroupLayer<P> | AdjustmentLayer<P>;

export interface Guide {
  /** A vertical guide stands at an x, a horizontal one at a y. */
  readonly direction: 'vertical' | 'horizontal';
  readonly at: number;
}

/** A picture in layers: what undo knows. */
export interface PictureOf<P> {
  readonly width: number;
  readonly height: number;
  /** What the numbers of all layers mean; absent: sRGB. */
  readonly profile?: Profile | undefined;
  /** Bottom first. */
  readonly layers: readonly LayerOf<P>[];
  /** One channel, 255 selected; null where nothing is, which means everything. Also the tools' mask. */
  readonly selection: P | null;
  readonly savedSelections: readonly { readonly name: string; readonly pixels: P }[];
  readonly guides: readonly Guide[];
  /** A trained network made a part of it that would be taken for what a camera saw: files of it say so. */
  readonly composite?: true | undefined;
}

/** A picture with what the list of its layers showed, as files keep it. */
export interface LayeredDocument<P> extends PictureOf<P> {
  readonly layers: readonly Layer<P>[];
  /** Ids of the layers in hand, the one that tools work on last. */
  readonly selected: readonly string[];
}

/** Side of a tile, pixels. */
export const tileSide = 256;

/**
 * Pixels as tiles named by the SHA-256 of their bytes: tileSide² · channels bytes, rows top down. The tile
 * "i,j" covers x + i·side … and y + j·side …; what no tile covers has every channel at `outside`.
 */
export const StoredRaster = z
  .object({
    channels: z.union([z.literal(4), z.literal(1)]),
    outside: z.union([z.literal(0), z.literal(255)]),
    x: z.number().int(),
    y: z.number().int(),
    tiles: z.record(z.string().regex(/^-?\d{1,5},-?\d{1,5}$/), Hash).readonly(),
  })
  .readonly();
export type StoredRaster = z.infer<typeof StoredRaster>;

/** Layers whose pixels are held as `P`, such as tiles by hash, or files in an archive. */
export function layersOfPixels<P>(pixels: z.ZodType<P, P>): z.ZodType<Layer<P>, Layer<P>> {
  const common = {
    id: z.string().min(1).max(64),
    name: z.string().max(1000),
    visible: z.boolean(),
    locked: z.boolean(),
    opacity: z.number().min(0).max(1),
    blend: BlendMode,
    clipped: z.boolean(),
    mask: z.object({ pixels, enabled: z.boolean() }).readonly().nullable(),
  };
  const effects = Effects.optional();
  const layer: z.ZodType<Layer<P>, Layer<P>> = z.lazy(() =>
    z.discriminatedUnion('kind', [
      z.object({ ...common, kind: z.literal('raster'), pixels, origin: Origin.nullable(), effects }),
      z.object({
        ...common,
        kind: z.literal('group'),
        blend: GroupBlend,
        layers: z.array(layer),
        open: z.boolean(),
        effects,
      }),
      z.object({ ...common, kind: z.literal('adjustment'), adjustment: Adjustment }),
    ]),
  );
  return layer;
}

export const StoredLayer = layersOfPixels(StoredRaster);

export const StoredDocument = z.object({
  width: z.number().int().min(1).max(limits.side),
  height: z.number().int().min(1).max(limits.side),
  profile: Profile.optional(),
  layers: z.array(StoredLayer).max(limits.layers),
  selected: z.array(z.string()),
  selection: StoredRaster.nullable(),
  savedSelections: z.array(z.object({ name: z.string(), pixels: StoredRaster })).max(limits.selections),
  guides: z
    .array(z.object({ direction: z.enum(['vertical', 'horizontal']), at: z.number() }))
    .max(limits.guides),
  composite: z.literal(true).optional(),
}) satisfies z.ZodType<LayeredDocument<StoredRaster>>;
export type StoredDocument = z.infer<typeof StoredDocument>;
