import { feather } from '../../pixels/mask/feather.ts';
import { border, grow, shrink } from '../../pixels/mask/grow.ts';
import { smooth } from '../../pixels/mask/smooth.ts';
import type { Size } from '../../pixels/mask/tiles.ts';
import type { Raster } from '../../pixels/raster.ts';
import type { Work } from '../../pixels/work.ts';

export type AmountKind = 'feather' | 'grow' | 'shrink' | 'border' | 'smooth';

interface Amount {
  readonly apply: (selection: Raster, size: Size, pixels: number) => Work<Raster>;
  /** Its step in the history. */
  readonly label: string;
  readonly preset: number;
  readonly maximum: number;
}

/** What changes a selection by a number of pixels. */
export const amounts: Readonly<Record<AmountKind, Amount>> = {
  feather: { apply: feather, label: 'featherSelection', preset: 5, maximum: 250 },
  grow: { apply: grow, label: 'growSelection', preset: 5, maximum: 200 },
  shrink: { apply: shrink, label: 'shrinkSelection', preset: 5, maximum: 200 },
  border: { apply: border, label: 'borderSelection', preset: 8, maximum: 200 },
  smooth: { apply: smooth, label: 'smoothSelection', preset: 5, maximum: 100 },
};
