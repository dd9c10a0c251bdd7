import { useEffect, useState } from 'react';
import { report } from '../base/notices.ts';
import { sampledPicture } from '../composite/coarse.ts';
import type { Picture } from '../picture/document.ts';
import { findLayer } from '../picture/tree.ts';
import type { Stack } from '../picture/tree.ts';
import { carryOutBeside } from '../workers/carry-out.ts';
import { histogramOf } from './histogram.ts';
import type { Histogram } from './histogram.ts';

/** Longest side of what is counted, pixels. */
export const countedSide = 256;

/** The histogram of what a layer lies on: what an adjustment is given. Empty until it is counted. */
export function useHistogramBelow(picture: Picture, id: string): Histogram {
  const { layers, width, height } = picture;
  const [histogram, setHistogram] = useState(nothing);
  useEffect(() => {
    const below = { ...empty, width, height, layers: layersBelow(layers, id) };
    return carryOutBeside(
      sampledPicture(below, countedSide),
      ({ data }) => {
        setHistogram(histogramOf(data));
      },
      report,
    );
  }, [layers, width, height, id]);
  return histogram;
}

const nothing = histogramOf(new Uint8ClampedArray());

const empty = { selection: null, savedSelections: [], guides: [] };

/** The layers under one, and of the groups around it what lies under it there. */
export function layersBelow(layers: Stack, id: string): Stack {
  const at = layers.findIndex((layer) => layer.id === id || findLayer([layer], id) !== null);
  const here = layers[at];
  if (!here) return layers;
  const inside =
    here.kind === 'group' && here.id !== id ? [{ ...here, layers: layersBelow(here.layers, id) }] : [];
  return [...layers.slice(0, at), ...inside];
}
