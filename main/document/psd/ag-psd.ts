import { initializeCanvas } from 'ag-psd';

/** The one place that imports ag-psd's functions: without a canvas, which would lose colours under transparency. */
initializeCanvas(
  () => {
    throw new Error('There is no canvas here.');
  },
  (width, height) => ({ width, height, colorSpace: 'srgb', data: new Uint8ClampedArray(width * height * 4) }),
);

export { readPsd, writePsdUint8Array } from 'ag-psd';
export type { Layer, LayerMaskData, PixelData, Psd } from 'ag-psd';
