/** An amount of memory as people say it, such as `38 MB`. */
export function bytesInWords(bytes: number, language: string): string {
  const mega = bytes / 2 ** 20;
  const [value, unit] = mega < 1000 ? ([mega, 'megabyte'] as const) : ([mega / 1024, 'gigabyte'] as const);
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits }).format(value);
}
