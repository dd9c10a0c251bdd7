/** What stands in the docks: a script of its own, which is loaded while the window is seen already. */
export { HistogramPanel } from '../../adjustments/HistogramPanel.tsx';
export { ColourPanel } from '../../colour/ColourPanel.tsx';
export { SwatchesPanel } from '../../colour/SwatchesPanel.tsx';
export { HistoryPanel } from '../../history/HistoryPanel.tsx';
export { Navigator } from '../../navigator/Navigator.tsx';
export { NeuralPanel } from '../../neural/panels/NeuralPanel.tsx';
export { InfoPanel } from './InfoPanel.tsx';
export { Jobs } from './Jobs.tsx';
export { Layers, Properties } from './layer-panels.tsx';
