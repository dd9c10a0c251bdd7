/**
 * An XMP packet for pixels that are already upright: `tiff:Orientation`, as an attribute or an element,
 * becomes 1 (XMP specification part 2, section 2.6). Everything else stays byte for byte.
 */
export function uprightXmp(xmp: Uint8Array): Uint8Array {
  const text = Buffer.from(xmp.buffer, xmp.byteOffset, xmp.byteLength).toString('latin1');
  const upright = text
    .replace(/(?<before>tiff:Orientation\s*=\s*["'])[2-8](?=["'])/g, '$<before>1')
    .replace(/(?<before><tiff:Orientation>\s*)[2-8](?=\s*<\/tiff:Orientation>)/g, '$<before>1');
  return upright === text ? xmp : new Uint8Array(Buffer.from(upright, 'latin1'));
}
