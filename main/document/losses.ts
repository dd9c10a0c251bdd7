import type { AdjustmentType, StoredDocument } from '../../preload/contract/document.ts';
import type { DocumentNote } from '../../preload/contract/files.ts';
import type { DocumentFormat } from '../../preload/contract/formats.ts';
import { layersOf } from '../../preload/contract/inputs-of.ts';

/** The adjustments that PSD has a kin for. */
export const psdAdjustments: ReadonlySet<AdjustmentType> = new Set<AdjustmentType>([
  'levels',
  'curves',
  'brightness-contrast',
  'exposure',
  'hue-saturation',
  'colour-balance',
  'black-white',
]);

/**
 * What a layered file can't keep. OpenRaster keeps everything for Pentimento, but other programs know nothing
 * of adjustments and effects, so they show the file differently.
 */
export function documentLosses(document: StoredDocument, format: DocumentFormat): DocumentNote[] {
  const layers = [...layersOf(document.layers)];
  const named = (code: DocumentNote['code'], which: (layer: (typeof layers)[number]) => boolean) => {
    const names = layers.filter(which).map(({ name }) => name);
    return names.length > 0 ? [{ code, layers: names }] : [];
  };
  if (format === 'ora') {
    return named(
      'seen-differently',
      (layer) => layer.visible && (layer.kind === 'adjustment' || layer.effects !== undefined),
    );
  }
  return [
    ...named(
      'adjustment-dropped',
      (layer) => layer.kind === 'adjustment' && !psdAdjustments.has(layer.adjustment.type),
    ),
    ...named('recipe-dropped', (layer) => layer.kind === 'raster' && layer.origin?.kind === 'neural'),
    ...(document.savedSelections.length > 0
      ? [{ code: 'selections-dropped' as const, layers: document.savedSelections.map(({ name }) => name) }]
      : []),
  ];
}
