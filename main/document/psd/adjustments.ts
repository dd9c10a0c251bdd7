import type {
  AdjustmentLayer as PsdAdjustment,
  CurvesAdjustmentChannel,
  HueSaturationAdjustmentChannel,
  LevelsAdjustmentChannel,
} from 'ag-psd';
import { Adjustment } from '../../../preload/contract/document.ts';
import type { DocumentNote } from '../../../preload/contract/files.ts';

type Channel = Extract<Adjustment, { type: 'levels' }>['all'];
type Curve = Extract<Adjustment, { type: 'curves' }>['all'];

/** Photoshop's kin of an adjustment; null where it has none. */
export function toPsdAdjustment(adjustment: Adjustment): PsdAdjustment | null {
  switch (adjustment.type) {
    case 'levels':
      return {
        type: 'levels',
        rgb: toLevels(adjustment.all),
        red: toLevels(adjustment.red),
        green: toLevels(adjustment.green),
        blue: toLevels(adjustment.blue),
      };
    case 'curves':
      return {
        type: 'curves',
        rgb: toCurve(adjustment.all),
        red: toCurve(adjustment.red),
        green: toCurve(adjustment.green),
        blue: toCurve(adjustment.blue),
      };
    case 'brightness-contrast': {
      const { brightness, contrast } = adjustment;
      return {
        type: 'brightness/contrast',
        brightness: Math.round(brightness),
        contrast: Math.round(contrast),
        useLegacy: true,
      };
    }
    case 'exposure':
      return { ...adjustment };
    case 'hue-saturation':
      return toHueSaturation(adjustment);
    case 'colour-balance': {
      const { shadows, midtones, highlights, keepLuminosity } = adjustment;
      return { type: 'color balance', shadows, midtones, highlights, preserveLuminosity: keepLuminosity };
    }
    case 'black-white':
      return { ...adjustment, type: 'black & white' };
    case 'temperature':
    case 'blur':
    case 'sharpen':
    case 'noise':
    case 'median':
    case 'high-pass':
      return null;
  }
}

/** Ours for Photoshop's; null for kinds that have no kin here. Numbers out of range count as damaged: null too. */
export function fromPsdAdjustment(theirs: PsdAdjustment): Adjustment | null {
  const known = Adjustment.safeParse(translate(theirs));
  return known.success ? known.data : null;
}

/** What of Photoshop's adjustment ours can't show, though it is of the same kind. */
export function differenceOf(theirs: PsdAdjustment): DocumentNote['code'] | null {
  if (theirs.type === 'brightness/contrast') {
    const changes = (theirs.brightness ?? 0) !== 0 || (theirs.contrast ?? 0) !== 0;
    return theirs.useLegacy === false && changes ? 'brightness-differs' : null;
  }
  if (theirs.type !== 'hue/saturation' || !theirs.master || colorizes(theirs.master)) return null;
  const { reds, yellows, greens, cyans, blues, magentas } = theirs;
  const some = [reds, yellows, greens, cyans, blues, magentas].some(
    (range) => range && (range.hue !== 0 || range.saturation !== 0 || range.lightness !== 0),
  );
  return some ? 'colour-ranges-dropped' : null;
}

/** An adjustment of a grey document, whose one channel stands where others have red: for all three. */
export function ofGrey(theirs: PsdAdjustment): PsdAdjustment {
  if (theirs.type === 'levels' && theirs.red) return { ...theirs, green: theirs.red, blue: theirs.red };
  if (theirs.type === 'curves' && theirs.red) return { ...theirs, green: theirs.red, blue: theirs.red };
  return theirs;
}

function translate(theirs: PsdAdjustment): unknown {
  switch (theirs.type) {
    case 'levels': {
      const { rgb, red, green, blue } = theirs;
      return {
        type: 'levels',
        all: fromLevels(rgb),
        red: fromLevels(red),
        green: fromLevels(green),
        blue: fromLevels(blue),
      };
    }
    case 'curves': {
      const { rgb, red, green, blue } = theirs;
      return {
        type: 'curves',
        all: fromCurve(rgb),
        red: fromCurve(red),
        green: fromCurve(green),
        blue: fromCurve(blue),
      };
    }
    case 'brightness/contrast': {
      const { brightness = 0, contrast = 0 } = theirs;
      return { type: 'brightness-contrast', brightness: percent(brightness), contrast: percent(contrast) };
    }
    case 'exposure':
      return {
        type: 'exposure',
        exposure: theirs.exposure ?? 0,
        offset: theirs.offset ?? 0,
        gamma: theirs.gamma ?? 1,
      };
    case 'hue/saturation':
      return fromHueSaturation(theirs.master);
    case 'color balance': {
      const none = { cyanRed: 0, magentaGreen: 0, yellowBlue: 0 };
      const { shadows = none, midtones = none, highlights = none, preserveLuminosity = true } = theirs;
      return { type: 'colour-balance', shadows, midtones, highlights, keepLuminosity: preserveLuminosity };
    }
    case 'black & white': {
      const { reds = 40, yellows = 60, greens = 40, cyans = 60, blues = 20, magentas = 80 } = theirs;
      return { type: 'black-white', reds, yellows, greens, cyans, blues, magentas };
    }
    case 'invert': {
      const turned = [
        [0, 255],
        [255, 0],
      ];
      const straight = [
        [0, 0],
        [255, 255],
      ];
      return { type: 'curves', all: turned, red: straight, green: straight, blue: straight };
    }
    default:
      return null;
  }
}

function toLevels({ black, white, gamma, outBlack, outWhite }: Channel): LevelsAdjustmentChannel {
  return {
    shadowInput: Math.round(black),
    highlightInput: Math.round(white),
    shadowOutput: Math.round(outBlack),
    highlightOutput: Math.round(outWhite),
    midtoneInput: gamma,
  };
}

function fromLevels(channel?: LevelsAdjustmentChannel): Channel {
  return {
    black: channel?.shadowInput ?? 0,
    white: channel?.highlightInput ?? 255,
    gamma: channel?.midtoneInput ?? 1,
    outBlack: channel?.shadowOutput ?? 0,
    outWhite: channel?.highlightOutput ?? 255,
  };
}

function toCurve(curve: Curve): CurvesAdjustmentChannel {
  return curve.map(([input, output]) => ({ input: Math.round(input), output: Math.round(output) }));
}

function fromCurve(points?: CurvesAdjustmentChannel): Curve {
  if (!points || points.length < 2)
    return [
      [0, 0],
      [255, 255],
    ];
  return points.map(({ input, output }) => [input, output] as const);
}

/**
 * The first seven numbers of the block are really: the switch of colorizing in the high byte, colorizing's
 * hue 0…360, saturation 0…100 and lightness, and the plain change (Adobe Photoshop File Formats, "Hue/Saturation").
 */
function toHueSaturation({
  hue,
  saturation,
  lightness,
  colorize,
}: Extract<Adjustment, { type: 'hue-saturation' }>): PsdAdjustment {
  const master: HueSaturationAdjustmentChannel = colorize
    ? {
        a: 256,
        b: Math.round((hue + 360) % 360),
        c: Math.round((saturation + 100) / 2),
        d: Math.round(lightness),
        hue: 0,
        saturation: 0,
        lightness: 0,
      }
    : {
        a: 0,
        b: 0,
        c: 25,
        d: 0,
        hue: Math.round(hue),
        saturation: Math.round(saturation),
        lightness: Math.round(lightness),
      };
  const range = (a: number, b: number, c: number, d: number) => ({
    a,
    b,
    c,
    d,
    hue: 0,
    saturation: 0,
    lightness: 0,
  });
  return {
    type: 'hue/saturation',
    master,
    reds: range(315, 345, 15, 45),
    yellows: range(15, 45, 75, 105),
    greens: range(75, 105, 135, 165),
    cyans: range(135, 165, 195, 225),
    blues: range(195, 225, 255, 285),
    magentas: range(255, 285, 315, 345),
  };
}

/** Of the four numbers where a range would stand, the first says that the picture is coloured and the rest how. */
function colorizes({ a }: HueSaturationAdjustmentChannel): boolean {
  return a >> 8 !== 0;
}

function fromHueSaturation(master?: HueSaturationAdjustmentChannel): unknown {
  if (!master) return null;
  const { b, c, d, hue, saturation, lightness } = master;
  return colorizes(master)
    ? {
        type: 'hue-saturation',
        hue: b > 180 ? b - 360 : b,
        saturation: c * 2 - 100,
        lightness: d,
        colorize: true,
      }
    : { type: 'hue-saturation', hue, saturation, lightness, colorize: false };
}

function percent(value: number): number {
  return Math.min(100, Math.max(-100, value));
}
