import { namesIn, textOf, packetOf } from './xmp.ts';

/** Where a picture comes from, in words that other programs read (IPTC Photo Metadata 2023.2, Digital Source Type). */
const NAMESPACE = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';
const PROPERTY = 'DigitalSourceType';
const COMPOSITE = 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** What an XMP packet states as the source of its picture, a term of IPTC's vocabulary as an address; null where it doesn't. */
export function digitalSourceOf(xmp: Uint8Array): string | null {
  const packet = textOf(xmp);
  for (const name of namesIn(packet, NAMESPACE, PROPERTY)) {
    const found =
      new RegExp(`\\s${name}\\s*=\\s*(?:"(?<a>[^"]*)"|'(?<b>[^']*)')`).exec(packet) ??
      new RegExp(`<${name}(?:\\s[^>]*)?>\\s*(?<a>[^<]*?)\\s*</${name}\\s*>`).exec(packet) ??
      new RegExp(`<${name}\\s[^>]*?resource\\s*=\\s*["'](?<a>[^"']*)["']`).exec(packet);
    const value = found?.groups?.a ?? found?.groups?.b;
    if (value) return value;
  }
  return null;
}

/** Whether a packet says that a trained network made a part of the picture. */
export function isComposite(xmp: Uint8Array): boolean {
  return digitalSourceOf(xmp) === COMPOSITE;
}

/**
 * The packet with the statement that a trained network made a part of the picture, in place of what it stated before;
 * a packet of its own where there is none, or where there is nothing in it to state it of.
 */
export function statingComposite(xmp: Uint8Array | undefined): Uint8Array {
  const packet = xmp && withoutProperty(textOf(xmp));
  const statement = ` xmlns:Iptc4xmpExt="${NAMESPACE}" Iptc4xmpExt:${PROPERTY}="${COMPOSITE}"`;
  const description =
    packet && new RegExp(`<(?:${namesIn(packet, RDF, 'Description').join('|')})(?=[\\s/>])`).exec(packet);
  if (!packet || !description) return packetOf(statement);
  const at = description.index + description[0].length;
  // The prefix may be declared there already, and then it must not be twice.
  const end = packet.indexOf('>', at);
  const declared = packet.slice(at, end).replace(/\sxmlns:Iptc4xmpExt\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  return new Uint8Array(
    Buffer.from(packet.slice(0, at) + statement + declared + packet.slice(end), 'latin1'),
  );
}

/** A packet that says nothing else. */
export function compositeAlone(): Uint8Array {
  return statingComposite(undefined);
}

function withoutProperty(packet: string): string {
  return namesIn(packet, NAMESPACE, PROPERTY).reduce(
    (left, name) =>
      left
        .replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'g'), '')
        .replace(new RegExp(`<${name}(?:\\s[^>]*)?/>`, 'g'), '')
        .replace(new RegExp(`<${name}(?:\\s[^>]*)?>[^]*?</${name}\\s*>`, 'g'), ''),
    packet,
  );
}
