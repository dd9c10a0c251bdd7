import { tileSide } from '../../../preload/contract/document.ts';
import { read, tileRect } from '../raster.ts';
import type { Raster } from '../raster.ts';
import type { Rect } from '../rect.ts';
import { tileKey, tilePlace } from '../tile.ts';
import type { Tile } from '../tile.ts';

/** The raster with other tiles; null takes a tile out, the same one shares it. */
function mapTiles(raster: Raster, change: (tile: Tile, place: Rect) => Tile | null): Raster {
  const tiles = new Map<number, Tile>();
  for (const [key, tile] of raster.tiles) {
    const { column, row } = tilePlace(key);
    const next = change(tile, tileRect(raster, column, row));
    if (next) tiles.set(key, next);
  }
  return { ...raster, tiles };
}

/** Colours with alpha · mask / 255: what applying a mask, or cutting out a selection, leaves. */
export function timesMask(pixels: Raster, mask: Raster): Raster {
  return mapTiles(pixels, (tile, place) => {
    const cover = read(mask, place);
    if (cover.every((value) => value === 255)) return tile;
    if (cover.every((value) => value === 0)) return null;
    const data = tile.data.slice();
    for (let i = 0; i < cover.length; i += 1)
      data[4 * i + 3] = Math.round((data[4 * i + 3]! * cover[i]!) / 255);
    return { data };
  });
}

/** 255 − every value, outside included. */
export function invertMask(mask: Raster): Raster {
  const inverted = mapTiles(mask, ({ data }) => ({ data: data.map((value) => 255 - value) }));
  return { ...inverted, outside: mask.outside === 0 ? 255 : 0 };
}

/** A mask inverted where there is a selection, by as much as it is selected. */
export function invertMaskIn(mask: Raster, selection: Raster, canvas: Rect): Raster {
  const inside = tilesWithin(mask, canvas);
  const tiles = new Map(mask.tiles);
  for (const key of inside) {
    const { column, row } = tilePlace(key);
    const place = tileRect(mask, column, row);
    const chosen = read(selection, place);
    if (chosen.every((value) => value === 0)) continue;
    const data = read(mask, place);
    for (let i = 0; i < data.length; i += 1) data[i] = towards(data[i]!, chosen[i]!);
    tiles.set(key, { data });
  }
  return { ...mask, tiles };
}

function tilesWithin({ x, y }: Raster, rect: Rect): readonly number[] {
  const first = (at: number, origin: number) => Math.floor((at - origin) / tileSide);
  const keys: number[] = [];
  for (let row = first(rect.y, y); row <= first(rect.y + rect.height - 1, y); row += 1)
    for (let column = first(rect.x, x); column <= first(rect.x + rect.width - 1, x); column += 1)
      keys.push(tileKey(column, row));
  return keys;
}

/** Colours as a negative, where they are selected; alpha stays. */
export function invertColours(pixels: Raster, selection: Raster | null): Raster {
  return mapTiles(pixels, (tile, place) => {
    const chosen = selection && read(selection, place);
    if (chosen?.every((value) => value === 0)) return tile;
    const data = tile.data.slice();
    for (let i = 0; i < data.length; i += 1) {
      if (i % 4 === 3) continue;
      data[i] = towards(data[i]!, chosen ? chosen[i >> 2]! : 255);
    }
    return { data };
  });
}

/** A value on its way to its negative: all of it at 255, nothing at 0. */
function towards(value: number, share: number): number {
  return Math.round(value + ((255 - 2 * value) * share) / 255);
}
