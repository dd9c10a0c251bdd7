/** An amount of memory, or a file's size, as people say it, such as `38 MB`: a million bytes each. */
export function bytesInWords(bytes: number, language: string): string {
  const mega = bytes / 1e6;
  // What is there at all is more than nothing.
  const kilo = bytes > 0 ? Math.max(0.1, mega * 1000) : 0;
  const [value, unit] =
    mega < 0.1 ? [kilo, 'kilobyte'] : mega < 1000 ? [mega, 'megabyte'] : [mega / 1000, 'gigabyte'];
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits }).format(value);
}
