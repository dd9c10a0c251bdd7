/** The menus, in the window and on macOS above it: ids of actions, in the order they are shown. */
export type MenuEntry = string | Submenu | typeof line;

export interface Submenu {
  /** Its name is under `menu` in the translations. */
  readonly id: string;
  readonly entries: readonly MenuEntry[];
}

/** A line between two parts of a menu. */
export const line = '-';

export const menus: readonly Submenu[] = [
  { id: 'file', entries: ['open', 'save'] },
  {
    id: 'edit',
    entries: ['undo', 'redo', line, 'swap-colours', 'default-colours', line, 'command-palette', 'shortcuts'],
  },
  { id: 'image', entries: [] },
  { id: 'layer', entries: [] },
  { id: 'select', entries: [] },
  {
    id: 'view',
    entries: [
      ...['zoom-in', 'zoom-out', 'fit', 'actual-size', line],
      ...['rotate-view-left', 'rotate-view-right', 'reset-view-rotation', line],
      ...['compare', line, 'rulers', 'guides', 'clear-guides', 'snapping'],
    ],
  },
  { id: 'neural', entries: ['run', 'stop', line, 'panel-neural', 'panel-jobs'] },
  {
    id: 'window',
    entries: [
      'panel-navigator',
      'panel-histogram',
      'panel-info',
      'panel-colour',
      'panel-swatches',
      'panel-neural',
      'panel-properties',
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
