import { vi } from 'vitest';

/** A canvas of a font whose letters are half as wide as high, and draw nothing: where text lies can be tested with it. */
export function stubTextCanvas(): void {
  class Context {
    font = '';
    letterSpacing = '0px';
    measureText(line: string) {
      const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 0);
      const width = line.length * (size / 2 + Number.parseFloat(this.letterSpacing));
      return { width, fontBoundingBoxAscent: 0.8 * size, fontBoundingBoxDescent: 0.2 * size };
    }
    readonly setTransform = () => undefined;
    readonly fillText = () => undefined;
    getImageData(_x: number, _y: number, width: number, height: number) {
      return { data: new Uint8ClampedArray(width * height * 4).fill(255) };
    }
  }
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext() {
        return new Context();
      }
    },
  );
}
