import { rastersOf } from '../../preload/contract/rasters-of.ts';
import type { Picture } from '../picture/document.ts';
import type { Tile } from '../pixels/tile.ts';

/** Bytes of all tiles that a picture holds, each counted once. */
export function weightOf(picture: Picture): number {
  const tiles = new Set<Tile>();
  for (const raster of rastersOf(picture)) for (const tile of raster.tiles.values()) tiles.add(tile);
  let bytes = 0;
  for (const tile of tiles) bytes += tile.data.byteLength;
  return bytes;
}

/** An amount of memory as people say it, such as `38 MB`. */
export function bytesInWords(bytes: number, language: string): string {
  const mega = bytes / 2 ** 20;
  const [value, unit] = mega < 1000 ? ([mega, 'megabyte'] as const) : ([mega / 1024, 'gigabyte'] as const);
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits }).format(value);
}
