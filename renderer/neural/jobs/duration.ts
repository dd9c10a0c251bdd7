/** A wait as people say it: `8 sec`, `2 min 10 sec`; coarse, because it is an estimate. */
export function duration(seconds: number, language: string): string {
  const whole = Math.max(0, Math.round(seconds));
  const say = (value: number, unit: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (whole < 60) return say(whole, 'second');
  if (whole < 3600)
    return [say(Math.floor(whole / 60), 'minute'), ...rest(whole % 60, 'second', say)].join(' ');
  const minutes = Math.round(whole / 60);
  return [say(Math.floor(minutes / 60), 'hour'), ...rest(minutes % 60, 'minute', say)].join(' ');
}

function rest<U>(value: number, unit: U, say: (value: number, unit: U) => string): readonly string[] {
  return value > 0 ? [say(value, unit)] : [];
}
