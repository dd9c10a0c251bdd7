import { allActions } from '../../actions/registry.ts';

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
  ],
};

export const menus: readonly Submenu[] = [
  {
    id: 'file',
    entries: [
      'new-document',
      'open',
      'open-recent',
      line,
      'place',
      line,
      'save',
      'save-as',
      'export',
      line,
      'close-document',
      'close-all',
      line,
      'quit',
    ],
  },
  {
    id: 'edit',
    entries: [
      'undo',
      'redo',
      line,
      'cut',
      'copy',
      'copy-merged',
      'paste',
      line,
      'tool-transform',
      {
        id: 'transform',
        entries: [
          'transform-distort',
          'transform-perspective',
          'transform-warp',
          line,
          'rotate-layer-right',
          'rotate-layer-left',
          'rotate-layer-180',
          line,
          'flip-layer-horizontal',
          'flip-layer-vertical',
        ],
      },
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
      'settings',
    ],
  },
  {
    id: 'image',
    entries: [
      adjustments,
      'invert',
      line,
      'image-size',
      'canvas-size',
      {
        id: 'rotation',
        entries: [
          'rotate-picture-right',
          'rotate-picture-left',
          'rotate-picture-180',
          line,
          'flip-picture-horizontal',
          'flip-picture-vertical',
        ],
      },
      line,
      'crop-to-selection',
      'trim',
      'reveal-all',
    ],
  },
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
      {
        id: 'align',
        entries: [
          'align-left',
          'align-centre',
          'align-right',
          line,
          'align-top',
          'align-middle',
          'align-bottom',
          line,
          'distribute-horizontal',
          'distribute-vertical',
        ],
      },
      {
        id: 'style',
        entries: [
          'effect-shadow',
          'effect-glow',
          'effect-overlay',
          'effect-stroke',
          line,
          'copy-style',
          'paste-style',
          'clear-style',
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
      'select-subject',
      'colour-range',
      'luminosity-to-selection',
      'mask-to-selection',
      line,
      'refine-edge',
      'feather-selection',
      'grow-selection',
      'shrink-selection',
      'border-selection',
      'smooth-selection',
      'transform-selection',
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
    id: 'filter',
    entries: [
      'filter-blur',
      'filter-sharpen',
      line,
      'filter-noise',
      'filter-median',
      line,
      'filter-high-pass',
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
  {
    id: 'neural',
    get entries() {
      return [
        ...Object.keys(allActions()).filter((id) => id.startsWith('neural-')),
        ...[line, 'run', 'stop', line, 'compare-methods', 'device', line, 'panel-neural', 'panel-jobs'],
      ];
    },
  },
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
      { id: 'theme', entries: ['theme-dark', 'theme-light', 'theme-system'] },
      { id: 'language', entries: ['language-en', 'language-zh-CN', 'language-system'] },
      line,
      'next-picture',
      'previous-picture',
    ],
  },
  { id: 'help', entries: ['command-palette', 'shortcuts', line, 'about'] },
];

/** The actions of a menu, those of its submenus included. */
export function idsIn({ entries }: Submenu): readonly string[] {
  return entries.flatMap((entry) => {
    if (typeof entry !== 'string') return idsIn(entry);
    return entry === line ? [] : [entry];
  });
}
