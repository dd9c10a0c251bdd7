/** The menus, in the window and on macOS above it: ids of actions, in the order they are shown. */
export type MenuEntry = string | Submenu;

export interface Submenu {
  /** Its name is under `menu` in the translations. */
  readonly id: string;
  readonly entries: readonly MenuEntry[];
}

/** A line between two parts of a menu. */
export const line = '-';

const adjustments: Submenu = {
  id: 'adjustments',
  entries: [
    'adjust-brightness-contrast',
    'adjust-levels',
    'adjust-curves',
    'adjust-exposure',
    line,
    'adjust-hue-saturation',
    'adjust-colour-balance',
    'adjust-temperature',
    'adjust-black-white',
    line,
    'adjust-blur',
    'adjust-sharpen',
  ],
};

export const menus: readonly Submenu[] = [
  { id: 'file', entries: ['open', 'save'] },
  {
    id: 'edit',
    entries: [
      'undo',
      'redo',
      line,
      'fill-foreground',
      'fill-background',
      'clear',
      line,
      'swap-colours',
      'default-colours',
      line,
      'command-palette',
      'shortcuts',
    ],
  },
  { id: 'image', entries: [adjustments, line, 'invert'] },
  {
    id: 'layer',
    entries: [
      'new-layer',
      'new-group',
      { ...adjustments, id: 'newAdjustment' },
      'duplicate-layer',
      'layer-via-cut',
      'delete-layer',
      'rename-layer',
      line,
      {
        id: 'mask',
        entries: [
          'mask-reveal',
          'mask-hide',
          'mask-from-selection',
          'mask-hide-selection',
          line,
          'edit-mask',
          'mask-enable',
          'mask-to-selection',
          line,
          'mask-apply',
          'mask-delete',
        ],
      },
      'clip-layer',
      line,
      {
        id: 'arrange',
        entries: [
          'layer-to-top',
          'layer-up',
          'layer-down',
          'layer-to-bottom',
          line,
          'select-layer-above',
          'select-layer-below',
          'select-all-layers',
        ],
      },
      'group-layers',
      'ungroup-layers',
      'layer-visible',
      'lock-layer',
      line,
      'rasterise-layer',
      'merge-down',
      'merge-visible',
      'stamp-visible',
      'flatten-image',
    ],
  },
  {
    id: 'select',
    entries: [
      'select-all',
      'deselect',
      'reselect',
      'invert-selection',
      line,
      'select-all-layers',
      line,
      'colour-range',
      'luminosity-to-selection',
      'mask-to-selection',
      line,
      'feather-selection',
      'grow-selection',
      'shrink-selection',
      'border-selection',
      'smooth-selection',
      line,
      'quick-mask',
      line,
      'load-selection',
      'save-selection',
      'selection-from-file',
      'selection-to-file',
    ],
  },
  {
    id: 'view',
    entries: [
      'zoom-in',
      'zoom-out',
      'fit',
      'actual-size',
      line,
      'rotate-view-left',
      'rotate-view-right',
      'reset-view-rotation',
      line,
      'compare',
      line,
      'rulers',
      'guides',
      'snapping',
      'clear-guides',
    ],
  },
  { id: 'neural', entries: ['run', 'stop', line, 'panel-neural', 'panel-jobs'] },
  {
    id: 'window',
    entries: [
      'panel-navigator',
      'panel-colour',
      'panel-swatches',
      'panel-info',
      line,
      'panel-neural',
      'panel-properties',
      'panel-histogram',
      line,
      'panel-layers',
      'panel-history',
      'panel-jobs',
      line,
      'hide-panels',
      'reset-workspace',
      line,
      'next-picture',
      'previous-picture',
    ],
  },
  { id: 'help', entries: ['command-palette', 'shortcuts'] },
];

/** The actions of a menu, those of its submenus included. */
export function idsIn({ entries }: Submenu): readonly string[] {
  return entries.flatMap((entry) => {
    if (typeof entry !== 'string') return idsIn(entry);
    return entry === line ? [] : [entry];
  });
}
