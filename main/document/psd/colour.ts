import type { Color, RGB } from 'ag-psd';

/** #rrggbb; null for a colour that isn't given by red, green and blue. */
export function hexOf(colour: Color): string | null {
  if (!('r' in colour)) return null;
  const { r, g, b } = colour;
  return `#${[r, g, b]
    .map((value) => (Number.isFinite(value) ? Math.min(255, Math.max(0, Math.round(value))) : 0))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Of #rrggbb. */
export function rgbOf(hex: string): RGB {
  const channel = (at: number) => parseInt(hex.slice(at, at + 2), 16);
  return { r: channel(1), g: channel(3), b: channel(5) };
}
