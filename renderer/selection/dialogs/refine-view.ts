import { rasterLayer } from '../../picture/document.ts';
import type { Picture } from '../../picture/document.ts';
import { solidRaster } from '../../picture/solid.ts';
import { invertMask } from '../../pixels/layers/cover.ts';
import type { Raster } from '../../pixels/raster.ts';

/** How what is selected is shown while its edge is refined. */
export const refineViews = ['ants', 'overlay', 'black', 'white'] as const;
export type RefineView = (typeof refineViews)[number];

const covers = {
  overlay: { colour: [235, 50, 40], opacity: 0.5 },
  black: { colour: [0, 0, 0], opacity: 1 },
  white: { colour: [255, 255, 255], opacity: 1 },
} as const;

/** The picture with what is not selected under a cover, or with the selection marching in it. */
export function refineView(picture: Picture, selection: Raster, view: RefineView): Picture {
  if (view === 'ants') return { ...picture, selection };
  const { colour, opacity } = covers[view];
  const mask = { pixels: invertMask(selection), enabled: true };
  const cover = rasterLayer('', solidRaster(picture.width, picture.height, colour), { opacity, mask });
  return { ...picture, selection: null, layers: [...picture.layers, cover] };
}
