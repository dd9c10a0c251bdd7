/** How a slider spreads its range. Positions run from 0 to 1. */
export interface Scale {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly scale: 'linear' | 'log';
  /** As fine, and as small, as what is typed may be where that is less than the kind of its step allows. */
  readonly fine?: number;
}

export function toPosition({ minimum, maximum, scale }: Scale, value: number): number {
  const clamped = Math.min(maximum, Math.max(minimum, value));
  if (scale === 'log') return Math.log(clamped / minimum) / Math.log(maximum / minimum);
  return (clamped - minimum) / (maximum - minimum);
}

/** The value at a position, on the nearest step. */
export function fromPosition(scale: Scale, position: number): number {
  const { minimum, maximum } = scale;
  const value =
    scale.scale === 'log'
      ? minimum * (maximum / minimum) ** position
      : minimum + (maximum - minimum) * position;
  return toStep(scale, value);
}

/** The nearest value the parameter may have: a multiple of its step, or an end of its range. */
export function toStep({ minimum, maximum, step }: Scale, value: number): number {
  const rounded = tidy(Math.round(value / step) * step);
  if (rounded <= minimum) return minimum;
  if (rounded >= maximum) return maximum;
  return rounded;
}

/** The same where the number is typed: that may be finer than the slider, as fine as the number's kind allows. */
export function toFineStep(scale: Scale, value: number): number {
  const step = scale.fine ?? (Number.isInteger(scale.step) ? 1 : scale.step / 5);
  return toStep({ ...scale, step, minimum: Math.min(scale.minimum, scale.fine ?? scale.minimum) }, value);
}

/** One key press up or down: a step, and ten with shift. */
export function nudge(scale: Scale, value: number, steps: number): number {
  return toStep(scale, value + steps * scale.step);
}

/** Drops what floating point leaves behind a decimal step, such as 0.15000000000000002. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
