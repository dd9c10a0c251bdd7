/** What the tools for selecting offer under the pointer. */
export const selectionMenu = [
  ...['select-all', 'deselect', 'reselect', 'invert-selection', '-'],
  ...[
    'refine-edge',
    'feather-selection',
    'grow-selection',
    'shrink-selection',
    'border-selection',
    'smooth-selection',
  ],
  ...['transform-selection', '-'],
  ...['select-subject', 'colour-range', 'quick-mask', 'save-selection', 'load-selection', '-'],
  ...['copy', 'layer-via-cut', 'tool-transform', 'mask-from-selection', 'crop-to-selection', '-'],
  ...['fill-foreground', 'fill-background', 'clear', 'erase-and-fill'],
] as const;
