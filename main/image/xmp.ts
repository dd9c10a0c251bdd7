/** What the exported file is, as its XMP has to state it. */
export interface XmpFacts {
  readonly width: number;
  readonly height: number;
}

/**
 * An XMP packet for pixels that are already upright and may have another size than those it was written for:
 * `tiff:Orientation` becomes 1, and the sizes in `tiff` and `exif` those of the file, each where it is stated,
 * as an attribute or an element (XMP specification part 2, sections 2.6 and 2.7). Everything else stays byte for byte.
 */
export function normaliseXmp(xmp: Uint8Array, { width, height }: XmpFacts): Uint8Array {
  const values = {
    'tiff:Orientation': 1,
    'tiff:ImageWidth': width,
    'tiff:ImageLength': height,
    'exif:PixelXDimension': width,
    'exif:PixelYDimension': height,
  };
  const text = Buffer.from(xmp.buffer, xmp.byteOffset, xmp.byteLength).toString('latin1');
  const normal = Object.entries(values).reduce((packet, [name, value]) => state(packet, name, value), text);
  return normal === text ? xmp : new Uint8Array(Buffer.from(normal, 'latin1'));
}

function state(packet: string, name: string, value: number): string {
  return packet
    .replace(new RegExp(`(?<before>${name}\\s*=\\s*["'])\\d+(?=["'])`, 'g'), `$<before>${value}`)
    .replace(new RegExp(`(?<before><${name}>\\s*)\\d+(?=\\s*</${name}>)`, 'g'), `$<before>${value}`);
}
