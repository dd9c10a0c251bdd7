import type { Size } from '../../canvas/viewport.ts';

/**
 * How many columns show `count` equal pictures largest within a room, where each has `words` CSS pixels of
 * height for what is said of it.
 */
export function columnsFor(count: number, room: Size, picture: Size, words: number, gap: number): number {
  let [best, largest] = [1, -Infinity];
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const width = (room.width - (columns - 1) * gap) / columns;
    const height = (room.height - (rows - 1) * gap) / rows - words;
    const scale = Math.min(width / picture.width, height / picture.height);
    if (scale > largest) [best, largest] = [columns, scale];
  }
  return best;
}
