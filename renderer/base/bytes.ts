/** An amount of memory as people say it, such as `38 MB`. */
export function bytesInWords(bytes: number, language: string): string {
  const mega = bytes / 2 ** 20;
  const [value, unit] =
    mega < 0.1 ? [mega * 1024, 'kilobyte'] : mega < 1000 ? [mega, 'megabyte'] : [mega / 1024, 'gigabyte'];
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits }).format(value);
}
