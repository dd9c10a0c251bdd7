/** How near a result comes to its original; see the tool `likeness`. */
export interface Numbers {
  /** Peak signal-to-noise ratio of the luma, dB; infinite for the original itself. */
  readonly psnr: number;
  /** Structural similarity of the luma, at most 1. */
  readonly ssim: number;
  /** Distance in the features of LossNet, 0 for the original. */
  readonly lossnet: number;
}

export type NumberName = keyof Numbers;

interface NumberKind {
  readonly name: NumberName;
  readonly better: 'higher' | 'lower';
  readonly digits: number;
  readonly unit?: string;
}

export const numberKinds: readonly NumberKind[] = [
  { name: 'psnr', better: 'higher', digits: 2, unit: 'dB' },
  { name: 'ssim', better: 'higher', digits: 4 },
  { name: 'lossnet', better: 'lower', digits: 4 },
];

export function formatNumber({ name, digits, unit }: NumberKind, numbers: Numbers): string {
  const value = numbers[name];
  const text = Number.isFinite(value) ? value.toFixed(digits) : '∞';
  return unit ? `${text} ${unit}` : text;
}

/** Of every number the best there is among the results; null where fewer than two can be compared. */
export function bestOf(all: readonly Numbers[]): Numbers | null {
  if (all.length < 2) return null;
  return {
    psnr: Math.max(...all.map(({ psnr }) => psnr)),
    ssim: Math.max(...all.map(({ ssim }) => ssim)),
    lossnet: Math.min(...all.map(({ lossnet }) => lossnet)),
  };
}

/** Whether a number is the best, as far as its digits show. */
export function isBest(kind: NumberKind, numbers: Numbers, best: Numbers | null): boolean {
  return best !== null && formatNumber(kind, numbers) === formatNumber(kind, best);
}
