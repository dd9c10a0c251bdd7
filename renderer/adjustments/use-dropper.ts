import { useEffect, useRef, useState } from 'react';
import { flatten } from '../composite/flatten.ts';
import { meanAt } from '../composite/sample.ts';
import { presentOf } from '../picture/document.ts';
import type { Picture } from '../picture/document.ts';
import { isLocked } from '../picture/tree.ts';
import type { Rgb } from '../pixels/colours.ts';
import { documentRect } from '../pixels/mask/tiles.ts';
import { pickOnCanvas } from '../view/hand/picking.ts';
import { layersBelow } from './use-histogram-below.ts';

/** The side of the square whose mean a click takes: one pixel alone may be noise. */
const sampled = 3;

/** What is told to a button that takes a dropper. */
interface Dropper {
  readonly 'aria-pressed': boolean;
  readonly onClick: () => void;
}

/**
 * Droppers of an adjustment: while one is taken, a click on the canvas picks there the colour that the adjustment is
 * given. It is put away by its button, by Escape and by taking a tool.
 */
export function useDropper<K extends string>(
  picture: Picture,
  id: string,
  onPick: (kind: K, colour: Rgb) => void,
): (kind: K) => Dropper {
  const [taken, setTaken] = useState<K | null>(null);
  const held = isLocked(picture.layers, id) ? null : taken;
  const latest = useRef(onPick);
  useEffect(() => {
    latest.current = onPick;
  });
  useEffect(() => {
    if (held === null) return undefined;
    return pickOnCanvas(
      (pointer, document) => {
        const now = presentOf(document);
        const below = layersBelow(now.layers, id);
        const colour = meanAt(now, (rect) => flatten(below, rect, documentRect(now)), pointer, sampled);
        if (colour) latest.current(held, colour);
      },
      () => {
        setTaken(null);
      },
    );
  }, [held, id]);
  return (kind) => ({
    'aria-pressed': held === kind,
    onClick: () => {
      setTaken(held === kind ? null : kind);
    },
  });
}
