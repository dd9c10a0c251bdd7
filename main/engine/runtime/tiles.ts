import { encode, input, LARGEST_TENSOR, pixelsOfLargest, type Value } from '../graph/index.ts';
import type { Say } from '../notes.ts';
import { checkFinite } from './checks.ts';
import { openFooting } from './footing.ts';
import { makeRows, type Band, type Rows, type RowStep } from './rows.ts';
import type { Runtime } from './runtime.ts';
import type { Session } from './session.ts';
import { addRows, addTile, cutTile, emptyPlanes, takeRows, type Planar, type Ramp } from './tile-arrays.ts';
import { nextSpan, planAxis, smallestSide, windowSize, type Axis, type Span } from './windows.ts';

/** A network that gives each pixel what its neighbourhood says, and so can work through a picture in tiles. */
export interface TileNetwork {
  /** [1, channels, h, w] → [1, channels, h · scale, w · scale]. */
  readonly graph: (picture: Value) => Value;
  readonly channels: number;
  /** Pixels of the result along each side for one of the picture. */
  readonly scale: number;
  /** The sides of a tile must be multiples of this; a picture's are filled up with its last row and column. */
  readonly multiple: number;
  /** How far it looks in every direction, in pixels of the picture. */
  readonly reach: number;
  /** Bytes that running it takes for each pixel of the picture, roughly. */
  readonly bytesPerPixel: number;
  /** Multiplications for each pixel of the picture, roughly. */
  readonly workPerPixel: number;
}

/** Pixels over which neighbouring tiles pass into each other; in all of them both see as far as they look. */
const BLEND = 8;

/** The share of the memory budget that a tile may take: the picture and the result need theirs. */
const SHARE = 1 / 10;

/** Multiplications in one tile, so that a run shows progress and can be stopped every second or two. */
const WORK_OF_TILE = { cpu: 1e11, other: 1e12 };

/** How large a tile the memory and the patience allow, in pixels; no tensor in it is too large. Pure. */
export function tilePixels(
  network: TileNetwork,
  { device, memoryBudget }: Pick<Runtime, 'device' | 'memoryBudget'>,
): number {
  const work = device.provider === 'cpu' ? WORK_OF_TILE.cpu : WORK_OF_TILE.other;
  return Math.min(
    (memoryBudget * SHARE) / network.bytesPerPixel,
    work / network.workPerPixel,
    tensorPixels(network),
  );
}

function tensorPixels({ graph, channels, multiple }: TileNetwork): number {
  const on = (side: number) => [graph(input('picture', [1, channels, side, side]))];
  return pixelsOfLargest(on, multiple * Math.ceil(64 / multiple));
}

/** Tiles of one size, so that one model serves all. */
export interface TilePlan {
  /** How far tiles reach beyond what they account for. */
  readonly border: number;
  readonly columns: Axis;
  /** Of every tile; rows of tiles are found one after the other. */
  readonly width: number;
  readonly height: number;
}

/**
 * Tiles of about `pixels` at most for a picture whose sides are multiples of what the network wants; what a row of
 * them gives is no larger than a tensor may be. Pure.
 */
export function planTiles(width: number, height: number, network: TileNetwork, pixels: number): TilePlan {
  const { multiple, reach, scale, channels } = network;
  const border = Math.ceil((reach + BLEND / 2) / multiple) * multiple;
  const least = smallestSide(border, multiple);
  const side = (most: number) => Math.max(least, Math.floor(most / multiple) * multiple);
  const square = Math.sqrt(pixels);
  const columns = planAxis(width, border, multiple, side(height <= square ? pixels / height : square));
  const rows = Math.min(pixels / columns.size, LARGEST_TENSOR / (4 * channels * width * scale ** 2));
  return { border, columns, width: columns.size, height: windowSize(height, multiple, side(rows)) };
}

/** A picture on its way through a network. */
export interface Tiled {
  readonly rows: Rows;
  /** What all steps tell of, taken together. */
  readonly work: number;
  /** Lets go of the session; after that no rows can be asked for. */
  readonly close: () => Promise<void>;
}

/**
 * What a network makes of a picture, tile by tile: the same as if it had seen the picture at once. Where the
 * memory runs out it goes on with tiles of half the size, and half again, and at last on the CPU.
 * @param say is told of that.
 * @throws UserError out-of-memory where even the least tiles are too large, bad-result for values that are
 * no numbers.
 */
export function openTiles(runtime: Runtime, network: TileNetwork, source: Rows, say: Say): Tiled {
  const { scale, multiple, channels } = network;
  const width = Math.ceil(source.width / multiple) * multiple;
  const height = Math.ceil(source.height / multiple) * multiple;
  const read = source.reader();
  const footing = openFooting(
    runtime,
    (on, most) => planTiles(width, height, network, Math.min(tilePixels(network, on), width * height, most)),
    say,
  );
  let session: Session | null = null;
  /** Where the next row of tiles begins, and its share of the rows where it meets the one before. */
  let next = 0;
  let carried: Planar | null = null;

  async function close(): Promise<void> {
    const opened = session;
    session = null;
    await opened?.release();
  }

  function open(): Promise<Session> {
    const { on, plan } = footing;
    const picture = input('picture', [1, channels, plan.height, plan.width]);
    const bytes = plan.height * plan.width * network.bytesPerPixel;
    return on.open(encode({ result: network.graph(picture) }), bytes);
  }

  async function* rowOfTiles(span: Span): AsyncGenerator<RowStep, Planar, void> {
    const { on, plan } = footing;
    const size = { width: plan.width, height: plan.height };
    const end = Math.min(span.start + size.height, source.height);
    const data = yield* read(span.start, end);
    const band = { channels, width: source.width, height: end - span.start, data };
    const down = ramp(span, height, scale);
    const rows = Math.min(down.weights.length, source.height * scale - down.from);
    const sum = emptyPlanes(channels, source.width * scale, rows);
    let done = 0;
    try {
      for (const column of plan.columns.spans) {
        session ??= await open();
        const picture = {
          data: cutTile(band, column.start, size),
          dims: [1, channels, size.height, size.width],
        };
        const { result = new Float32Array() } = await session.run({ picture });
        checkFinite(result, on.device.label);
        const tile = { channels, width: size.width * scale, height: size.height * scale, data: result };
        const across = ramp(column, width, scale);
        addTile(sum, tile, { left: column.start * scale, top: span.start * scale, across, down });
        const work = (span.to - span.from) * (column.to - column.from) * network.workPerPixel;
        done += work;
        yield { work };
      }
    } catch (error) {
      // The row is begun anew.
      if (done > 0) yield { work: -done };
      throw error;
    }
    return sum;
  }

  async function* make(from: number): AsyncGenerator<RowStep, Band, void> {
    for (;;) {
      const { border, height: size } = footing.plan;
      const span = nextSpan(next, height, border, multiple, size);
      try {
        const sum = yield* rowOfTiles(span);
        if (carried) addRows(sum, carried);
        next = span.to;
        const ends = span.to === height ? sum.height : sum.height - BLEND * scale;
        carried = ends < sum.height ? takeRows(sum, ends, sum.height) : null;
        return { from, to: from + ends, data: takeRows(sum, 0, ends).data };
      } catch (error) {
        await footing.giveWay(error);
        await close();
      }
    }
  }

  return {
    rows: makeRows(channels, source.width * scale, source.height * scale, make),
    work: width * height * network.workPerPixel,
    close,
  };
}

/** What a tile counts along an axis: from nothing to all and back over the pixels where it meets the next. */
function ramp({ from, to }: Span, length: number, scale: number): Ramp {
  const meets = { before: from > 0, after: to < length };
  const first = (meets.before ? from - BLEND / 2 : from) * scale;
  const end = (meets.after ? to + BLEND / 2 : to) * scale;
  const weights = new Float32Array(end - first).fill(1);
  const steps = BLEND * scale;
  for (let i = 0; i < steps; i += 1) {
    const share = (i + 0.5) / steps;
    if (meets.before) weights[i] = share;
    if (meets.after) weights[weights.length - steps + i] = 1 - share;
  }
  return { from: first, weights };
}
