/** What an ICC profile says about itself (ICC.1:2022, header and the `desc` tag). */
export interface IccSummary {
  /** The space of the device values it describes, such as 'RGB', 'GRAY' or 'CMYK'. */
  readonly space: string;
  /** The profile's description, or the space's name where it has none. */
  readonly name: string;
}

const HEADER_BYTES = 128;
const TAG_ENTRY_BYTES = 12;

/** Reads a profile's colour space and description. Null when the bytes are no ICC profile. */
export function summariseIcc(icc: Uint8Array): IccSummary | null {
  if (icc.length < HEADER_BYTES + 4 || ascii(icc, 36, 40) !== 'acsp') return null;
  const space = ascii(icc, 16, 20).trim();
  return { space, name: description(icc) ?? space };
}

function description(icc: Uint8Array): string | null {
  const view = viewOf(icc);
  const tags = view.getUint32(HEADER_BYTES);
  for (let i = 0; i < tags; i++) {
    const entry = HEADER_BYTES + 4 + i * TAG_ENTRY_BYTES;
    if (entry + TAG_ENTRY_BYTES > icc.length) return null;
    if (ascii(icc, entry, entry + 4) !== 'desc') continue;
    const start = view.getUint32(entry + 4);
    const text = readText(icc.subarray(start, start + view.getUint32(entry + 8)));
    return text === '' ? null : text;
  }
  return null;
}

/** A version-2 `textDescriptionType` or a version-4 `multiLocalizedUnicodeType`, its first language. */
function readText(tag: Uint8Array): string {
  if (tag.length < 12) return '';
  const view = viewOf(tag);
  if (ascii(tag, 0, 4) === 'desc') return untilNul(ascii(tag, 12, 12 + view.getUint32(8)));
  if (ascii(tag, 0, 4) !== 'mluc' || tag.length < 28) return '';
  const length = view.getUint32(20);
  const start = view.getUint32(24);
  return untilNul(new TextDecoder('utf-16be').decode(tag.subarray(start, start + length)));
}

function untilNul(text: string): string {
  const end = text.indexOf('\0');
  return (end < 0 ? text : text.slice(0, end)).trim();
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(from, to));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
