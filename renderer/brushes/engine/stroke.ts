/** Where the pointer was, in pixels of the document. */
export interface Sample {
  readonly x: number;
  readonly y: number;
  /** 0…1 */
  readonly pressure: number;
  /** Degrees from upright, −90…90. */
  readonly tiltX: number;
  readonly tiltY: number;
}

export interface StrokeSettings {
  /** Diameter at full pressure, pixels. */
  readonly size: number;
  /** Between two touches, as a share of the diameter. */
  readonly spacing: number;
  /** How far the pen pulls the brush behind it, pixels: what is smaller than this is smoothed away. */
  readonly string: number;
  readonly pressureSize: boolean;
  readonly pressureOpacity: boolean;
  /** Whether a leaning pen flattens the tip. */
  readonly tilt: boolean;
}

/** One touch of the brush. */
export interface Touch {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** 0…1: what touches of this kind build up to at most. */
  readonly opacity: number;
  readonly roundness: number;
  readonly angle: number;
}

/** Touches are never closer than this, pixels. */
const closest = 0.5;
/** Positions closer than this say nothing new, pixels. */
const same = 1e-3;
/** The curve is walked in straight pieces of about this length, pixels. */
const piece = 1.5;

/**
 * A stroke's path from the pointer's samples to touches of the brush: a pulled string smooths it, a curve
 * goes through what is left, and touches follow each other along it at even distances. Each sample is taken
 * by itself, so it makes no difference how many arrive at once.
 */
export class StrokePath {
  /** Where the brush was pulled to, the last three: the piece between the last two is still to be drawn. */
  #knots: readonly Sample[] = [];
  /** Distance along the curve until the next touch. */
  #ahead = 0;
  #pen: Sample | null = null;

  constructor(private readonly settings: StrokeSettings) {}

  /** The touches that can be drawn now that the pointer is here. */
  add(sample: Sample): Touch[] {
    this.#pen = sample;
    const tip = this.#knots.at(-1);
    if (!tip) return this.#begin(sample);
    const pulled = pull(tip, sample, this.settings.string);
    return pulled ? this.#knot(pulled) : [];
  }

  /** The rest: the brush catches up with the pen. */
  finish(): Touch[] {
    const [pen, tip] = [this.#pen, this.#knots.at(-1)];
    const last = pen && tip && distance(tip, pen) > same ? this.#knot(pen) : [];
    return [...last, ...this.#curve(null)];
  }

  #begin(sample: Sample): Touch[] {
    const touch = touchAt(sample, this.settings);
    this.#knots = [sample];
    this.#ahead = stepAfter(touch, this.settings);
    return [touch];
  }

  /** A knot more: the curve up to the one before it is known now. */
  #knot(knot: Sample): Touch[] {
    const touches = this.#curve(knot);
    this.#knots = [...this.#knots.slice(-2), knot];
    return touches;
  }

  /** Touches along the last piece between two knots, given the knot after it. */
  #curve(after: Sample | null): Touch[] {
    const [from, to] = this.#knots.slice(-2);
    if (!from || !to) return [];
    const before = this.#knots.length > 2 ? this.#knots[0] : undefined;
    const point = curveThrough(before ?? from, from, to, after ?? to);
    const count = Math.max(1, Math.ceil(distance(from, to) / piece));
    const touches: Touch[] = [];
    let last = from;
    for (let at = 1; at <= count; at += 1) {
      const next = blend(from, to, at / count, point(at / count));
      this.#walk(last, next, touches);
      last = next;
    }
    return touches;
  }

  /** Along a straight piece. */
  #walk(from: Sample, to: Sample, touches: Touch[]): void {
    const length = distance(from, to);
    let gone = 0;
    while (gone + this.#ahead <= length) {
      gone += this.#ahead;
      const touch = touchAt(blend(from, to, gone / length), this.settings);
      touches.push(touch);
      this.#ahead = stepAfter(touch, this.settings);
    }
    this.#ahead -= length - gone;
  }
}

function stepAfter({ size }: Touch, { spacing }: StrokeSettings): number {
  return Math.max(closest, spacing * size);
}

function touchAt(sample: Sample, settings: StrokeSettings): Touch {
  const { x, y, pressure } = sample;
  return {
    x,
    y,
    size: Math.max(1, settings.size * (settings.pressureSize ? pressure : 1)),
    opacity: settings.pressureOpacity ? pressure : 1,
    ...(settings.tilt ? lean(sample) : { roundness: 1, angle: 0 }),
  };
}

/** A pen that leans touches with an ellipse, along where it leans to; half as wide when it lies flat. */
function lean({ tiltX, tiltY }: Sample): { roundness: number; angle: number } {
  const [across, down] = [Math.tan(radians(tiltX)), Math.tan(radians(tiltY))];
  const steep = Math.atan(Math.hypot(across, down));
  return { roundness: 1 - steep / Math.PI, angle: Math.atan2(down, across) };
}

function radians(degrees: number): number {
  return (Math.max(-89, Math.min(89, degrees)) * Math.PI) / 180;
}

/** Where the brush is pulled to on a string that the pen holds; null while the string hangs loose. */
function pull(tip: Sample, pen: Sample, string: number): Sample | null {
  const apart = distance(tip, pen);
  if (apart <= string + same) return null;
  const share = (apart - string) / apart;
  return { ...pen, x: tip.x + (pen.x - tip.x) * share, y: tip.y + (pen.y - tip.y) * share };
}

/**
 * The centripetal Catmull-Rom curve between b and c, 0…1: it has neither loops nor cusps between knots
 * (Yuksel, Schaefer, Keyser 2011). Where a and b or c and d are one, the curve begins or ends there.
 */
function curveThrough(a: Sample, b: Sample, c: Sample, d: Sample): (t: number) => { x: number; y: number } {
  const [ab, bc, cd] = [distance(a, b) ** 0.5, distance(b, c) ** 0.5, distance(c, d) ** 0.5];
  const tangents = (axis: 'x' | 'y'): readonly [number, number] => {
    const chord = c[axis] - b[axis];
    const into = ab > 0 ? chord + bc * ((b[axis] - a[axis]) / ab - (c[axis] - a[axis]) / (ab + bc)) : chord;
    const out = cd > 0 ? chord + bc * ((d[axis] - c[axis]) / cd - (d[axis] - b[axis]) / (bc + cd)) : chord;
    return [into, out];
  };
  const [x, y] = [tangents('x'), tangents('y')];
  return (t) => ({ x: hermite(b.x, x[0], c.x, x[1], t), y: hermite(b.y, y[0], c.y, y[1], t) });
}

function hermite(from: number, into: number, to: number, out: number, t: number): number {
  const [t2, t3] = [t * t, t * t * t];
  return (2 * t3 - 3 * t2 + 1) * from + (t3 - 2 * t2 + t) * into + (3 * t2 - 2 * t3) * to + (t3 - t2) * out;
}

/** Between two samples; at `point`, or else on the straight line. */
function blend(from: Sample, to: Sample, t: number, point?: { x: number; y: number }): Sample {
  const between = (a: number, b: number) => a + (b - a) * t;
  return {
    x: point?.x ?? between(from.x, to.x),
    y: point?.y ?? between(from.y, to.y),
    pressure: between(from.pressure, to.pressure),
    tiltX: between(from.tiltX, to.tiltX),
    tiltY: between(from.tiltY, to.tiltY),
  };
}

function distance(a: Sample, b: Sample): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
