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
import { HistogramPanel } from '../../adjustments/HistogramPanel.tsx';
import { ColourPanel } from '../../colour/ColourPanel.tsx';
import { SwatchesPanel } from '../../colour/SwatchesPanel.tsx';
import { HistoryPanel } from '../../history/HistoryPanel.tsx';
import { Navigator } from '../../navigator/Navigator.tsx';
import { NeuralPanel } from '../../neural/panels/NeuralPanel.tsx';
import { InfoPanel } from './InfoPanel.tsx';
import { Jobs } from './Jobs.tsx';
import { Layers as LayerListPanel, Properties } from './layer-panels.tsx';

export interface Panel {
  readonly icon: LucideIcon;
  readonly component: ComponentType;
}

/** What can stand in the docks; the names are under `docks.panels` in the translations. */
export const panels: Readonly<Record<PanelId, Panel>> = {
  navigator: { icon: Map, component: Navigator },
  histogram: { icon: ChartColumn, component: HistogramPanel },
  info: { icon: Info, component: InfoPanel },
  properties: { icon: SlidersHorizontal, component: Properties },
  layers: { icon: Layers, component: LayerListPanel },
  history: { icon: History, component: HistoryPanel },
  colour: { icon: Palette, component: ColourPanel },
  swatches: { icon: SwatchBook, component: SwatchesPanel },
  neural: { icon: Sparkles, component: NeuralPanel },
  jobs: { icon: ListChecks, component: Jobs },
};
