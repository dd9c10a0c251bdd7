import { expand, intersect } from '../rect.ts';
import type { Rect } from '../rect.ts';

/** A small picture, RGBA. */
export interface Seen {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Steps of each channel that colours are told apart by. */
const bins = 16;
const rounds = 6;
const sweeps = 24;
/** What a pixel's own colour counts for beside the four around it. */
const own = 0.03;
/** Over-relaxation of Gauss and Seidel's sweeps. */
const over = 1.7;

/**
 * How much of each pixel is the thing in a box, 0…1; nothing outside the box is. As GrabCut does (Rother, Kolmogorov,
 * Blake 2004): colours of what is taken for the thing and of what lies around it say what each pixel is, neighbours of
 * like colour are the same, and both in turns; but shares instead of cuts, as random walkers give them (Grady 2006), so
 * that each turn is a linear system. A box may cut through the thing: what lies past a side is what the side is there.
 */
export function objectIn(seen: Seen, box: Rect): Float32Array {
  const { data, width, height } = seen;
  const share = new Float32Array(width * height);
  const whole = { x: 0, y: 0, width, height };
  const inside = intersect(box, whole);
  const room = Math.max(4, Math.ceil(Math.max(inside.width, inside.height) / 4));
  const past = nearestInside(inside, intersect(expand(inside, room), whole), width);
  eachIn(inside, width, (at, x, y) => {
    const across = (2 * (x + 0.5 - inside.x)) / inside.width - 1;
    const down = (2 * (y + 0.5 - inside.y)) / inside.height - 1;
    share[at] = across * across + down * down < 0.8 ? 1 : 0.2;
  });
  const ties = tiesOf(seen);
  const colours = Int32Array.from(share, (_, at) => binOf(data, at));
  const wanted = new Float32Array(share.length);
  for (let round = 0; round < rounds; round += 1) {
    const front = new Float32Array(bins ** 3);
    const back = new Float32Array(bins ** 3);
    eachIn(inside, width, (at) => {
      front[colours[at]!]! += share[at]!;
      back[colours[at]!]! += 1 - share[at]!;
    });
    for (const [at, nearest] of past) {
      share[at] = share[nearest]!;
      back[colours[at]!]! += 1 - share[at];
    }
    const [ahead, behind] = [spread(front), spread(back)];
    eachIn(inside, width, (at) => {
      const [f, b] = [ahead[colours[at]!]! + 1e-6, behind[colours[at]!]! + 1e-6];
      wanted[at] = f / (f + b);
    });
    for (let sweep = 0; sweep < sweeps; sweep += 1) relax(share, wanted, ties, inside, width);
  }
  for (const [at] of past) share[at] = 0;
  return share;
}

/** Pixels around a box, each with the one of the box that is nearest. */
function nearestInside(box: Rect, around: Rect, width: number): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  eachIn(around, width, (at, x, y) => {
    const column = Math.min(box.x + box.width - 1, Math.max(box.x, x));
    const row = Math.min(box.y + box.height - 1, Math.max(box.y, y));
    if (column !== x || row !== y) pairs.push([at, row * width + column]);
  });
  return pairs;
}

function eachIn(
  { x, y, width, height }: Rect,
  line: number,
  visit: (at: number, x: number, y: number) => void,
): void {
  for (let row = y; row < y + height; row += 1)
    for (let column = x; column < x + width; column += 1) visit(row * line + column, column, row);
}

function binOf(data: Uint8ClampedArray, at: number): number {
  const step = 256 / bins;
  const place = (channel: number) => Math.floor(data[4 * at + channel]! / step);
  return (place(0) * bins + place(1)) * bins + place(2);
}

/** Counts as shares, each given in part to the colours beside it: what is alike counts, not only what is the same. */
function spread(counts: Float32Array): Float32Array {
  let now = counts;
  for (const stride of [1, bins, bins * bins]) {
    const next = new Float32Array(now.length);
    for (let at = 0; at < now.length; at += 1) {
      const place = Math.floor(at / stride) % bins;
      const before = place > 0 ? now[at - stride]! : 0;
      const after = place < bins - 1 ? now[at + stride]! : 0;
      next[at] = 0.5 * now[at]! + 0.25 * (before + after);
    }
    now = next;
  }
  const sum = now.reduce((all, value) => all + value, 0);
  return now.map((value) => value / Math.max(1e-6, sum));
}

/** How much a pixel is the same as the one to its right, and as the one below it. */
interface Ties {
  readonly right: Float32Array;
  readonly below: Float32Array;
}

/** exp(−d² / 2 of the mean d²), where d is the distance of two colours (GrabCut's eq. 4). */
function tiesOf({ data, width, height }: Seen): Ties {
  const apart = (at: number, other: number) => {
    let sum = 0;
    for (let c = 0; c < 3; c += 1) sum += (data[4 * at + c]! - data[4 * other + c]!) ** 2;
    return sum;
  };
  const right = new Float32Array(width * height);
  const below = new Float32Array(width * height);
  let sum = 0;
  for (let at = 0; at < right.length; at += 1) {
    right[at] = at % width < width - 1 ? apart(at, at + 1) : Infinity;
    below[at] = at < right.length - width ? apart(at, at + width) : Infinity;
    if (right[at]! < Infinity) sum += right[at]!;
  }
  const scale = 1 / Math.max(1, (2 * sum) / right.length);
  for (const of of [right, below])
    for (let at = 0; at < of.length; at += 1) of[at] = Math.exp(-of[at]! * scale);
  return { right, below };
}

/** One sweep of Gauss and Seidel's over a box. What lies past the picture is tied to nothing. */
function relax(
  share: Float32Array,
  wanted: Float32Array,
  { right, below }: Ties,
  { x, y, width, height }: Rect,
  line: number,
): void {
  for (let row = y; row < y + height; row += 1) {
    for (let column = x, at = row * line + x; column < x + width; column += 1, at += 1) {
      const toLeft = column > 0 ? right[at - 1]! : 0;
      const above = row > 0 ? below[at - line]! : 0;
      const toRight = right[at]!;
      const under = below[at]!;
      let sum = own * wanted[at]!;
      if (toLeft > 0) sum += toLeft * share[at - 1]!;
      if (toRight > 0) sum += toRight * share[at + 1]!;
      if (above > 0) sum += above * share[at - line]!;
      if (under > 0) sum += under * share[at + line]!;
      const next = sum / (own + toLeft + toRight + above + under);
      const moved = share[at]! + over * (next - share[at]!);
      share[at] = moved < 0 ? 0 : moved > 1 ? 1 : moved;
    }
  }
}
