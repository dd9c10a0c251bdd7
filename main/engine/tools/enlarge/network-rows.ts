import type { Enlarger } from '../../networks/enlarger.ts';
import type { Say } from '../../notes.ts';
import { makeRows, type Rows } from '../../runtime/rows.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { openTiles, type Tiled } from '../../runtime/tiles.ts';
import type { Size } from '../tool.ts';
import { AT_ONCE, bicubicRows } from './bicubic-rows.ts';

/**
 * A picture enlarged by a network to `size`, which is the picture's own times the network's scale; a network of
 * scale 1 mends the bicubic enlargement to any size. Values are kept within 0…1.
 */
export function networkRows(runtime: Runtime, network: Enlarger, source: Rows, size: Size, say: Say): Tiled {
  const large = bicubicRows(source, size);
  const seen = network.scale === 1 ? large : source;
  const tiled = openTiles(runtime, { ...network, graph: network.enlarge, channels: 3 }, seen, say);
  const found = tiled.rows.reader();
  const base = network.gives === 'residual' ? large.reader() : null;
  const rows = makeRows(3, size.width, size.height, async function* (from) {
    const to = Math.min(from + AT_ONCE, size.height);
    const data = (yield* found(from, to)).slice();
    const added = base && (yield* base(from, to));
    for (let i = 0; i < data.length; i += 1) {
      data[i] = Math.min(1, Math.max(0, (data[i] ?? 0) + (added?.[i] ?? 0)));
    }
    return { from, to, data };
  });
  return { ...tiled, rows };
}
