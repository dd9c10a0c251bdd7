/** An amount of memory as people say it, such as `38 MB`. */
export function bytesInWords(bytes: number, language: string): string {
  const mega = bytes / 2 ** 20;
  // What is there at all is more than nothing.
  const kilo = bytes > 0 ? Math.max(0.1, mega * 1024) : 0;
  const [value, unit] =
    mega < 0.1 ? [kilo, 'kilobyte'] : mega < 1000 ? [mega, 'megabyte'] : [mega / 1024, 'gigabyte'];
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits }).format(value);
}
