import { rowsOf } from './tree.ts';
import type { Stack } from './tree.ts';

/** The first of the names for 1, 2, 3 … that no layer has yet: “Layer 2”. */
export function freshName(layers: Stack, name: (number: number) => string): string {
  const taken = new Set(rowsOf(layers).map(({ layer }) => layer.name));
  let number = 1;
  while (taken.has(name(number))) number += 1;
  return name(number);
}
