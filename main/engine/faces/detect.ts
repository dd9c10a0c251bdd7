import { detectorSide } from '../networks/face-detector.ts';
import { coverage, groupBoxes, overlap, type Box } from './boxes.ts';
import type { FaceNetworks } from './networks.ts';
import { cutSquare, type Pyramid } from './pyramid.ts';

/** What the detector takes for a face with less than this isn't one. It is in doubt up to 0.85: see `isFace` in find.ts. */
const leastScore = 0.3;
/** How much of a tile its neighbours see too: the longest face that one of them is sure to see whole. */
const shared = 0.25;
/** Pixels of the picture for one of the network's that are not gone below: smaller faces are too small for anything. */
const finest = 1;
/** Tiles beyond which a picture isn't looked at from nearer. */
const mostTiles = 30;

/** Where the work stands. */
export interface Step {
  readonly step: number;
  readonly of: number;
}

/** A box by its corner in pixels of the picture. */
export interface FaceBox extends Box {
  /** 0…1 */
  readonly score: number;
}

/**
 * The faces of a picture. The detector sees it as a whole, and then from twice as near, and again, in tiles that overlap:
 * each time smaller faces come into its sight. Among what it is in doubt of there are
 * other things than faces.
 * @returns of each, all boxes that were put around it, the surest first.
 */
export async function* detectFaces(
  { detect }: Pick<FaceNetworks, 'detect'>,
  pyramid: Pyramid,
): AsyncGenerator<Step, readonly (readonly [FaceBox, ...FaceBox[]])[], void> {
  const [{ width, height } = { width: 1, height: 1 }] = pyramid;
  const found: FaceBox[] = [];
  const tiles = tilesOf(width, height);
  for (const [step, tile] of tiles.entries()) {
    yield { step, of: tiles.length };
    const square = { x: tile.x + tile.side / 2, y: tile.y + tile.side / 2, side: tile.side, angle: 0 };
    for (const one of await detect(cutSquare(pyramid, square, detectorSide, 'nothing'), leastScore)) {
      const box = {
        x: tile.x + one.x * tile.side,
        y: tile.y + one.y * tile.side,
        width: one.width * tile.side,
        height: one.height * tile.side,
        score: one.score,
      };
      if (!isCut(box, tile, width, height)) found.push(box);
    }
  }
  return groupBoxes(found, (a, b) => overlap(a, b) > 0.4 || coverage(a, b) > 0.7);
}

/** A square of the picture, which may reach over its edges. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** The whole picture, then tiles of half its longer side, a quarter … */
export function tilesOf(width: number, height: number): readonly Tile[] {
  const longer = Math.max(width, height);
  const tiles: Tile[] = [{ x: (width - longer) / 2, y: (height - longer) / 2, side: longer }];
  for (let side = longer / 2; side / detectorSide >= finest; side /= 2) {
    const [across, down] = [starts(width, side), starts(height, side)];
    if (tiles.length + across.length * down.length > mostTiles) break;
    tiles.push(...down.flatMap((y) => across.map((x) => ({ x, y, side }))));
  }
  return tiles;
}

/** Where tiles of `side` start along a side of the picture, spread evenly; one in the middle where it is shorter. */
function starts(length: number, side: number): readonly number[] {
  if (length <= side) return [(length - side) / 2];
  const steps = Math.ceil((length - side) / (side * (1 - shared)));
  return Array.from({ length: steps + 1 }, (_, i) => (i * (length - side)) / steps);
}

/** Whether a box ends at a side of its tile that isn't the picture's: a neighbour sees that face whole, or a larger tile. */
function isCut(box: Box, { x, y, side }: Tile, width: number, height: number): boolean {
  const border = side / 100;
  return (
    (x > 0 && box.x < x + border) ||
    (y > 0 && box.y < y + border) ||
    (x + side < width && box.x + box.width > x + side - border) ||
    (y + side < height && box.y + box.height > y + side - border)
  );
}
