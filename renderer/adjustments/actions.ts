import type { AdjustmentType } from '../../preload/contract/document.ts';
import type { Action, Actions } from '../actions/action.ts';
import { activeDocument } from '../picture/store.ts';
import type { Shortcut } from '../ui/shortcut.ts';
import { addAdjustment } from './commands.ts';

function add(type: AdjustmentType, ...shortcuts: readonly Shortcut[]): Action {
  return {
    shortcuts,
    enabled: () => activeDocument() !== null,
    run: () => {
      addAdjustment(type);
    },
  };
}

export const adjustmentActions = {
  'adjust-brightness-contrast': add('brightness-contrast'),
  'adjust-levels': add('levels', { key: 'l', mod: true }),
  'adjust-curves': add('curves', { key: 'm', mod: true }),
  'adjust-exposure': add('exposure'),
  'adjust-hue-saturation': add('hue-saturation', { key: 'u', mod: true }),
  'adjust-colour-balance': add('colour-balance', { key: 'b', mod: true }),
  'adjust-temperature': add('temperature'),
  'adjust-black-white': add('black-white', { key: 'b', mod: true, shift: true, alt: true }),
  'filter-blur': add('blur'),
  'filter-sharpen': add('sharpen'),
  'filter-noise': add('noise'),
  'filter-median': add('median'),
  'filter-high-pass': add('high-pass'),
} satisfies Actions;
