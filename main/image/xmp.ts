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
  const text = textOf(xmp);
  const normal = Object.entries(values).reduce((packet, [name, value]) => state(packet, name, value), text);
  return normal === text ? xmp : new Uint8Array(Buffer.from(normal, 'latin1'));
}

function state(packet: string, name: string, value: number): string {
  return packet
    .replace(new RegExp(`(?<before>${name}\\s*=\\s*["'])\\d+(?=["'])`, 'g'), `$<before>${value}`)
    .replace(new RegExp(`(?<before><${name}>\\s*)\\d+(?=\\s*</${name}>)`, 'g'), `$<before>${value}`);
}

/** A packet's bytes as they are, one letter each. */
export function textOf(xmp: Uint8Array): string {
  return Buffer.from(xmp.buffer, xmp.byteOffset, xmp.byteLength).toString('latin1');
}

/** What a property of a namespace may be called in a packet, for a regular expression: whatever the prefixes are. */
export function namesIn(packet: string, namespace: string, property: string): string[] {
  const declared = new RegExp(`xmlns:([\\w.-]+)\\s*=\\s*["']${escaped(namespace)}["']`, 'g');
  const prefixes = new Set([...packet.matchAll(declared)].map(([, prefix = '']) => escaped(prefix)));
  return [...prefixes].map((prefix) => `${prefix}:${property}`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** A packet that says one thing of the picture (XMP specification part 1, section 7.3.2). */
export function packetOf(attributes: string): Uint8Array {
  const packet = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${attributes}/>`,
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
  ];
  return new Uint8Array(Buffer.from(packet.join('\n')));
}
