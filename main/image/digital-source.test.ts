import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { decodePictureBytes } from './decode.ts';
import { digitalSourceOf, isComposite, statingComposite } from './digital-source.ts';
import { encodePicture } from './encode.ts';
import { reduceMetadata } from './reduce-metadata.ts';
import { sharp } from './sharp.ts';

const IPTC = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';
const composite = 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia';
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

/** The values of the property, as a parser of XML with namespaces reads them. */
function stated(xmp: Uint8Array): string[] {
  const values: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const is = ({ uri, local }: { uri: string; local: string }) =>
    uri === IPTC && local === 'DigitalSourceType';
  let inside = false;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    inside = is(tag);
    for (const attribute of Object.values(tag.attributes)) if (is(attribute)) values.push(attribute.value);
  });
  parser.on('text', (text) => {
    if (inside && text.trim()) values.push(text.trim());
  });
  parser.on('closetag', () => {
    inside = false;
  });
  parser.write(Buffer.from(xmp).toString()).close();
  return values;
}

const around = (description: string) =>
  bytes(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${description}</rdf:RDF></x:xmpmeta>`,
  );
const captured = 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture';

const packets: readonly (readonly [string, Uint8Array | undefined])[] = [
  ['none', undefined],
  [
    'nothing of it',
    around('<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:title="画"/>'),
  ],
  [
    'it as an attribute',
    around(`<rdf:Description xmlns:Iptc4xmpExt="${IPTC}" Iptc4xmpExt:DigitalSourceType="${captured}"/>`),
  ],
  [
    'it by another prefix',
    around(
      `<rdf:Description xmlns:e='${IPTC}'><e:DigitalSourceType>${captured}</e:DigitalSourceType></rdf:Description>`,
    ),
  ],
  [
    'it as an element',
    around(
      `<rdf:Description xmlns:Iptc4xmpExt="${IPTC}"><Iptc4xmpExt:DigitalSourceType>${captured}</Iptc4xmpExt:DigitalSourceType></rdf:Description>`,
    ),
  ],
  ['no description', around('')],
];

test.each(packets)('where a packet states %s, it states once that a network made a part', (_, packet) => {
  const stating = statingComposite(packet);
  expect(stated(stating)).toEqual([composite]);
  expect(digitalSourceOf(stating)).toBe(composite);
  expect(isComposite(stating)).toBe(true);
  expect(statingComposite(stating).length).toBe(stating.length);
});

test('what a packet says besides stays', () => {
  const [, packet] = packets[1]!;
  expect(Buffer.from(statingComposite(packet)).toString()).toContain('dc:title="画"');
});

test('what a photo states is read however it is written', () => {
  for (const [, packet] of packets.slice(2, 5)) expect(digitalSourceOf(packet!)).toBe(captured);
  expect(digitalSourceOf(packets[1]![1]!)).toBe(null);
});

test('the statement is in the file of every format, and stays when nothing else is kept', async () => {
  const red = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const { pixels, metadata } = await decodePictureBytes(red, 'red.png');
  const swapped = { ...metadata, xmp: statingComposite(metadata.xmp) };
  for (const format of ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const) {
    const first = await decodePictureBytes(await encodePicture(pixels, swapped, { format }), 'first');
    const bare = reduceMetadata(first.metadata, 'none');
    const again = await decodePictureBytes(await encodePicture(pixels, bare, { format }), 'again');
    expect(again.metadata.xmp && stated(again.metadata.xmp)).toEqual([composite]);
  }
});

test('a photo of a camera that states what it is keeps nothing of it where nothing is to be kept', () => {
  const [, packet] = packets[2]!;
  expect(reduceMetadata({ greyscale: false, xmp: packet! }, 'none').xmp).toBe(undefined);
});
