import type { Shortcut } from '../../ui/shortcut.ts';

export const views = ['split', 'sideBySide', 'flicker', 'lens'] as const;
export type View = (typeof views)[number];

/** The keys of the dialog, as they are listed; names are under `compare.methods.keys`. */
export const keys: readonly { readonly name: string; readonly shortcuts: readonly Shortcut[] }[] = [
  { name: 'views', shortcuts: views.map((_, at) => ({ key: String(at + 1) })) },
  { name: 'swap', shortcuts: [{ key: 'x' }] },
  { name: 'zoom', shortcuts: [{ key: '+' }, { key: '-' }] },
  { name: 'fit', shortcuts: [{ key: '0' }] },
  { name: 'next', shortcuts: [{ key: ' ' }] },
  { name: 'other', shortcuts: [{ key: '\\' }] },
];
