import i18next from 'i18next';
import { defaultAdjustment } from '../../preload/adjustments/defaults.ts';
import type { AdjustmentType } from '../../preload/contract/document.ts';
import { showPanel } from '../actions/workspace.ts';
import { insertLayers, placeOver } from '../picture/arrange.ts';
import { newId, noMask, presentOf } from '../picture/document.ts';
import type { Adjusting } from '../picture/document.ts';
import { step } from '../picture/step.ts';
import { activeDocument } from '../picture/store.ts';
import { rowsOf } from '../picture/tree.ts';
import { filterTypes } from '../ui/adjustment-icons.ts';

/** Puts an adjustment above the layer in hand, where it is selected, and shows what can be set. */
export function addAdjustment(type: AdjustmentType): void {
  const document = activeDocument();
  if (!document) return;
  const { layers, selection } = presentOf(document);
  const layer: Adjusting = {
    kind: 'adjustment',
    id: newId(),
    name: nameOf(
      i18next.t(`adjustments.types.${type}`),
      rowsOf(layers).map((row) => row.layer.name),
    ),
    ...noMask,
    opacity: 1,
    blend: 'normal',
    mask: selection && { pixels: selection, enabled: true },
    adjustment: defaultAdjustment(type),
  };
  step(filterTypes.includes(type) ? 'addFilter' : 'addAdjustment', (picture, hand) => ({
    ...insertLayers(picture, [layer], placeOver(picture.layers, hand)),
    selection: null,
  }));
  showPanel('properties');
}

/** “Levels”, and “Levels 2” where there is one already. */
function nameOf(word: string, taken: readonly string[]): string {
  if (!taken.includes(word)) return word;
  let number = 2;
  while (taken.includes(`${word} ${number}`)) number += 1;
  return `${word} ${number}`;
}
