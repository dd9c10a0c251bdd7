import {
  ChartColumn,
  History,
  Info,
  Layers,
  ListChecks,
  Map,
  Palette,
  SlidersHorizontal,
  Sparkles,
  SwatchBook,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { PanelId } from '../../actions/layout.ts';
import { lazily } from '../../base/lazily.ts';
import type * as contents from './panel-contents.ts';

export interface Panel {
  readonly icon: LucideIcon;
  readonly component: ComponentType;
}

/** Loaded together: whoever sees one soon sees another. */
function content(name: keyof typeof contents): ComponentType {
  return lazily(async () => (await import('./panel-contents.ts'))[name]);
}

/** What can stand in the docks; the names are under `docks.panels` in the translations. */
export const panels: Readonly<Record<PanelId, Panel>> = {
  navigator: { icon: Map, component: content('Navigator') },
  histogram: { icon: ChartColumn, component: content('HistogramPanel') },
  info: { icon: Info, component: content('InfoPanel') },
  properties: { icon: SlidersHorizontal, component: content('Properties') },
  layers: { icon: Layers, component: content('Layers') },
  history: { icon: History, component: content('HistoryPanel') },
  colour: { icon: Palette, component: content('ColourPanel') },
  swatches: { icon: SwatchBook, component: content('SwatchesPanel') },
  neural: { icon: Sparkles, component: content('NeuralPanel') },
  jobs: { icon: ListChecks, component: content('Jobs') },
};
