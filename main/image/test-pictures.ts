import { greyIcc } from '../../preload/colour/make-icc.ts';
import type { Pixels } from './pixels.ts';
import { sharp } from './sharp.ts';
import { writeTiffStructure, type Field } from './tiff-directory.ts';

// Pictures and metadata that the tests of this folder make for themselves.

/** A picture in which every value occurs and neighbours differ. */
export function pattern(width: number, height: number, depth: 8 | 16, alpha: 'opaque' | 'varied'): Pixels {
  const length = width * height * 4;
  const full = depth === 8 ? 255 : 65_535;
  const data = depth === 8 ? new Uint8Array(length) : new Uint16Array(length);
  for (let i = 0; i < length; i++) data[i] = i % 4 === 3 && alpha === 'opaque' ? full : (i * 40_503) & full;
  return data instanceof Uint16Array ? { depth: 16, width, height, data } : { depth: 8, width, height, data };
}

/** Slow waves: what lossy formats keep well. */
export function waves(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let c = 0; c < 3; c++) data[i * 4 + c] = 128 + 100 * Math.sin((x + 2 * y) / 15 + c);
  }
  return { depth: 8, width, height, data };
}

/** sharp's own profiles: 'p3' describes RGB. */
export async function profile(name: 'p3' | 'srgb'): Promise<Uint8Array> {
  const one = sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } });
  const { icc } = await sharp(await one.withIccProfile(name).png().toBuffer()).metadata();
  if (icc === undefined) throw new Error('no profile');
  return new Uint8Array(icc);
}

/** Of grey values. */
export const greyProfile = greyIcc('Grey gamma 2.2', { gamma: 2.2 });

export const CAMERA = 'Camera & Söhne';

/** EXIF of a camera held sideways: maker, orientation 6, exposure, pixel sizes, latitude, in either byte order. */
export function cameraExif(littleEndian: boolean, padding = 0): Uint8Array {
  const field = (
    tag: number,
    type: number,
    count: number,
    fill: (view: DataView) => void,
    bytes: number,
  ): Field => {
    const value = new Uint8Array(bytes);
    fill(new DataView(value.buffer));
    return { tag, type, count, bytes: value };
  };
  const short = (tag: number, value: number): Field =>
    field(tag, 3, 1, (view) => view.setUint16(0, value, littleEndian), 2);
  const rationals = (tag: number, values: readonly (readonly [number, number])[]): Field =>
    field(
      tag,
      5,
      values.length,
      (view) =>
        values.forEach(([over, under], i) => {
          view.setUint32(i * 8, over, littleEndian);
          view.setUint32(i * 8 + 4, under, littleEndian);
        }),
      values.length * 8,
    );
  const text = (tag: number, value: string, type = 2): Field => {
    const bytes = Uint8Array.from(Buffer.from(`${value}\0`));
    return { tag, type, count: bytes.length, bytes };
  };
  const photo = [
    rationals(0x829d, [[28, 10]]),
    text(0x9286, `ASCII\0\0\0${'x'.repeat(padding)}`, 7),
    short(0xa002, 99),
    short(0xa003, 77),
  ];
  const gps = [
    text(0x0001, 'N'),
    rationals(0x0002, [
      [48, 1],
      [8, 1],
      [1234, 100],
    ]),
  ];
  const leaf = (fields: Field[]) => ({ fields, children: new Map() });
  return writeTiffStructure({
    littleEndian,
    root: {
      fields: [text(0x010f, CAMERA), short(0x0112, 6), text(0x8298, '© me')],
      children: new Map([
        [0x8769, leaf(photo)],
        [0x8825, leaf(gps)],
      ]),
    },
  });
}

export const XMP = Uint8Array.from(
  Buffer.from(
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ' +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" ' +
      'dc:format="é 画" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>',
  ),
);
