import type { MetadataPolicy } from '../../preload/contract/formats.ts';
import { compositeAlone, isComposite } from './digital-source.ts';
import type { Accompanying } from './metadata.ts';
import { EXIF_POINTER, GPS_POINTER, readTiffStructure, writeTiffStructure } from './tiff-directory.ts';
import { namesIn, textOf } from './xmp.ts';

/**
 * Fields that tell which camera it was or whose, of EXIF 2.32, table 8: MakerNote (which may hold both, and the place),
 * ImageUniqueID, CameraOwnerName, BodySerialNumber, LensSerialNumber.
 */
const IDENTIFYING = new Set([0x927c, 0xa420, 0xa430, 0xa431, 0xa435]);

/** The same in XMP, with the place in words, by namespace: what begins with one of these names. */
const IDENTIFYING_XMP: Readonly<Record<string, readonly string[]>> = {
  'http://ns.adobe.com/exif/1.0/': ['GPS', 'MakerNote', 'ImageUniqueID'],
  'http://cipa.jp/exif/1.0/': ['CameraOwnerName', 'BodySerialNumber', 'LensSerialNumber'],
  'http://ns.adobe.com/exif/1.0/aux/': ['SerialNumber', 'LensSerialNumber', 'OwnerName'],
  'http://ns.adobe.com/photoshop/1.0/': ['City', 'State', 'Country'],
  'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/': ['Location', 'CountryCode'],
  'http://iptc.org/std/Iptc4xmpExt/2008-02-29/': ['LocationCreated', 'LocationShown'],
};

/**
 * What goes into a file of what a photo said: all of it; all but where it was taken, and which camera it was or
 * whose; or nothing but how its numbers are to be read (profile, resolution). That a trained network made a part of it
 * stays in any case.
 */
export function reduceMetadata(metadata: Accompanying, policy: MetadataPolicy): Accompanying {
  if (policy === 'all') return metadata;
  const { exif, xmp, unkept, ...others } = metadata;
  if (policy === 'none') {
    return {
      ...others,
      ...(xmp && isComposite(xmp) && { xmp: compositeAlone() }),
      ...(isSigned(unkept) && { unkept: ['credentials'] }),
    };
  }
  // What can't be read might hold anything.
  const reduced = exif && withoutIdentifying(exif);
  return {
    ...others,
    ...(reduced && { exif: reduced }),
    ...(xmp && { xmp: withoutIdentifyingXmp(xmp) }),
    ...(unkept && { unkept }),
  };
}

/** Nobody who asks for nothing to be kept has asked for a signature to be broken. */
function isSigned(unkept: Accompanying['unkept'] = []): boolean {
  return unkept.includes('credentials');
}

function withoutIdentifying(exif: Uint8Array): Uint8Array | null {
  const structure = readTiffStructure(exif);
  if (!structure) return null;
  const { littleEndian, root } = structure;
  const children = new Map([...root.children].filter(([tag]) => tag !== GPS_POINTER));
  const photo = children.get(EXIF_POINTER);
  if (photo) {
    const fields = photo.fields.filter(({ tag }) => !IDENTIFYING.has(tag));
    children.set(EXIF_POINTER, { ...photo, fields });
  }
  return writeTiffStructure({ littleEndian, root: { fields: root.fields, children } });
}

/** Properties are attributes or elements (XMP specification part 2, 2.6 and 2.7), whatever their prefix is. */
function withoutIdentifyingXmp(xmp: Uint8Array): Uint8Array {
  let packet = textOf(xmp);
  for (const [namespace, names] of Object.entries(IDENTIFYING_XMP)) {
    for (const name of namesIn(packet, namespace, `(?:${names.join('|')})[\\w.-]*`)) {
      packet = packet
        .replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'g'), '')
        .replace(new RegExp(`<${name}(?:\\s[^>]*)?/>`, 'g'), '')
        .replace(new RegExp(`<(?<tag>${name})(?:\\s[^>]*)?>[^]*?</\\k<tag>\\s*>`, 'g'), '');
    }
  }
  return new Uint8Array(Buffer.from(packet, 'latin1'));
}
