/** What the tools for looking offer under the pointer. */
export const viewMenu = [
  ...['fit', 'actual-size', 'zoom-in', 'zoom-out', '-'],
  ...['rotate-view-left', 'rotate-view-right', 'reset-view-rotation', '-'],
  ...['rulers', 'guides', 'compare'],
] as const;
