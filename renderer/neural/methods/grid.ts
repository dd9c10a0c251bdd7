import type { Size } from '../../view/viewport.ts';

/** What is said of each picture below it, CSS pixels. */
export interface Words {
  readonly height: number;
  /** No cell is narrower, where the room isn't: they would be cut off. */
  readonly width: number;
}

/** How many columns show `count` equal pictures, with words, largest within a room. */
export function columnsFor(count: number, room: Size, picture: Size, words: Words, gap: number): number {
  const most = Math.min(count, Math.floor((room.width + gap) / (words.width + gap)));
  let [best, largest] = [1, -Infinity];
  for (let columns = 1; columns <= most; columns += 1) {
    const rows = Math.ceil(count / columns);
    const width = (room.width - (columns - 1) * gap) / columns;
    const height = (room.height - (rows - 1) * gap) / rows - words.height;
    const scale = Math.min(width / picture.width, height / picture.height);
    if (scale > largest) [best, largest] = [columns, scale];
  }
  return best;
}
