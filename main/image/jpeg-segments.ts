/** A segment of a JPEG file before its pixels (ITU-T T.81, annex B): its marker's second byte and what it holds. */
export interface Segment {
  readonly marker: number;
  readonly data: Uint8Array;
}

/** Start of scan: the pixels follow. */
const SOS = 0xda;

/**
 * The segments up to the pixels; what is cut short ends them. Bytes between segments, which some writers leave, are
 * passed over.
 */
export function* segmentsIn(jpeg: Uint8Array): Generator<Segment> {
  let at = 2;
  while (at + 4 <= jpeg.length) {
    const marker = jpeg[at + 1] ?? 0;
    if (jpeg[at] !== 0xff || marker < 0xc0 || marker === 0xff) {
      at += 1;
      continue;
    }
    const length = ((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0);
    if (length < 2 || marker === SOS || at + 2 + length > jpeg.length) return;
    yield { marker, data: jpeg.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}
