import type {
  EffectContour,
  LayerEffectShadow,
  LayerEffectsInfo,
  LayerEffectsOuterGlow,
  LayerEffectStroke,
  UnitsValue,
} from 'ag-psd';
import type { EffectOf, Effects } from '../../../preload/contract/effects.ts';
import { hexOf, rgbOf } from './colour.ts';
import { blendOfPsd, psdBlend } from './modes.ts';

/** Photoshop's layer style of ours. Its numbers for spread are per cent, whatever unit the format gives them. */
export function toPsdEffects({ shadow, glow, overlay, stroke }: Effects): LayerEffectsInfo {
  return {
    scale: 1,
    ...(shadow && {
      dropShadow: [
        {
          ...toPaint(shadow),
          ...toSoft(shadow),
          angle: shadow.angle,
          distance: pixels(shadow.distance),
          useGlobalLight: false,
          layerConceals: true,
        },
      ],
    }),
    ...(glow && { outerGlow: { ...toPaint(glow), ...toSoft(glow), jitter: 0, range: 0.5 } }),
    ...(overlay && { solidFill: [toPaint(overlay)] }),
    ...(stroke && {
      stroke: [
        {
          ...toPaint(stroke),
          size: pixels(stroke.size),
          position: stroke.position === 'centre' ? 'center' : stroke.position,
          fillType: 'color',
        },
      ],
    }),
  };
}

type Paint = EffectOf<'overlay'>;

function toPaint({ enabled, colour, opacity, blend }: Paint) {
  return {
    present: true,
    showInDialog: true,
    enabled,
    color: rgbOf(colour),
    opacity,
    blendMode: psdBlend(blend),
  };
}

const straight: EffectContour = {
  name: 'Linear',
  curve: [
    { x: 0, y: 0 },
    { x: 255, y: 255 },
  ],
};

function toSoft({ size, spread }: EffectOf<'glow'>) {
  return { size: pixels(size), choke: pixels(spread), antialiased: false, noise: 0, contour: straight };
}

function pixels(value: number): UnitsValue {
  return { units: 'Pixels', value };
}

/** What is known of a layer style, and whether that is all of what it shows. */
export function fromPsdEffects(
  theirs: LayerEffectsInfo,
  globalAngle: number,
): { readonly effects: Effects | undefined; readonly whole: boolean } {
  const reading = new Reading(theirs, globalAngle);
  const { dropShadow = [], solidFill = [], stroke = [], outerGlow } = theirs;
  const effects = {
    shadow: reading.shadow(dropShadow.find(isOn) ?? dropShadow[0]),
    glow: reading.glow(outerGlow),
    overlay: reading.paint(solidFill.find(isOn) ?? solidFill[0]),
    stroke: reading.stroke(stroke.find(isOn) ?? stroke[0]),
  };
  const { innerShadow = [], innerGlow, bevel, satin, gradientOverlay = [], patternOverlay } = theirs;
  const others = [...innerShadow, innerGlow, bevel, satin, ...gradientOverlay, patternOverlay].some(isOn);
  const several = [dropShadow, solidFill, stroke].some((all) => all.filter(isOn).length > 1);
  const some = Object.values(effects).some((effect) => effect !== null);
  return {
    effects: some ? effects : undefined,
    whole: reading.whole && (theirs.disabled === true || !(others || several)),
  };
}

function isOn(effect: { readonly enabled?: boolean } | undefined): boolean {
  return effect?.enabled === true;
}

/** What all of Photoshop's effects have. */
type Painted = Pick<LayerEffectStroke, 'enabled' | 'color' | 'opacity' | 'blendMode'>;

class Reading {
  whole = true;

  constructor(
    private readonly all: LayerEffectsInfo,
    private readonly globalAngle: number,
  ) {}

  paint(theirs: Painted | undefined): Paint | null {
    const colour = theirs?.color && hexOf(theirs.color);
    if (!theirs) return null;
    if (!colour) {
      this.#lose(theirs);
      return null;
    }
    const { blend, same } = blendOfPsd(theirs.blendMode);
    if (!same) this.#lose(theirs);
    const enabled = isOn(theirs) && !this.all.disabled;
    return { enabled, colour, opacity: within(theirs.opacity ?? 1, 0, 1), blend };
  }

  shadow(theirs: LayerEffectShadow | undefined): EffectOf<'shadow'> | null {
    const paint = this.paint(theirs);
    if (!paint || !theirs) return null;
    const { useGlobalLight, angle = 120, distance } = theirs;
    const degrees = useGlobalLight ? this.globalAngle : angle;
    return {
      ...paint,
      ...this.#soft(theirs),
      angle: ((((degrees + 180) % 360) + 360) % 360) - 180,
      distance: within(this.#length(distance), 0, 1000),
    };
  }

  glow(theirs: LayerEffectsOuterGlow | undefined): EffectOf<'glow'> | null {
    const paint = this.paint(theirs);
    return paint && theirs ? { ...paint, ...this.#soft(theirs) } : null;
  }

  stroke(theirs: LayerEffectStroke | undefined): EffectOf<'stroke'> | null {
    if (theirs?.fillType !== undefined && theirs.fillType !== 'color') {
      this.#lose(theirs);
      return null;
    }
    const paint = this.paint(theirs);
    if (!paint || !theirs) return null;
    const position = theirs.position === 'center' ? 'centre' : (theirs.position ?? 'outside');
    return { ...paint, position, size: within(this.#length(theirs.size), 1, 250) };
  }

  #soft({ size, choke }: { readonly size?: UnitsValue; readonly choke?: UnitsValue }) {
    return { size: within(this.#length(size), 0, 250), spread: within(choke?.value ?? 0, 0, 100) };
  }

  #length(length: UnitsValue | undefined): number {
    return (length?.value ?? 0) * (this.all.scale ?? 1);
  }

  /** What isn't shown anyway is no loss. */
  #lose(effect: Painted): void {
    if (isOn(effect)) this.whole = this.all.disabled === true;
  }
}

function within(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least;
}
