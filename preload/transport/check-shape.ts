/**
 * Walks over the headers of a MessagePack message before anything is made of it. The decoder takes the message's
 * word for how long lists are, and has no limit of depth: a few hundred bytes could ask for all memory there is.
 * @see https://github.com/msgpack/msgpack/blob/master/spec.md
 * @throws RangeError where it is deeper than `deepest`, or promises more values than its bytes can hold.
 */
export function checkShape(bytes: Uint8Array, deepest: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** Values still to come, of each list and map around this place. */
  const left = [1];
  let at = 0;
  let promised = 1;

  for (let level = left.length - 1; level >= 0; level = left.length - 1) {
    const coming = left[level] ?? 0;
    if (coming === 0) {
      left.pop();
      continue;
    }
    left[level] = coming - 1;
    const head = view.getUint8(at);
    const values = valuesIn(head, view, at + 1);
    if (values === null) {
      at += 1 + lengthOf(head, view, at + 1);
      continue;
    }
    at += 1 + (LIST_LENGTHS[head] ?? 0);
    promised += values;
    if (promised > bytes.byteLength) throw new RangeError('The message promises more than it holds.');
    if (left.push(values) - 1 > deepest) throw new RangeError('The message is too deep.');
  }
}

/** Bytes of the length that follows the head of a list or map. */
const LIST_LENGTHS: Readonly<Record<number, number>> = { 0xdc: 2, 0xdd: 4, 0xde: 2, 0xdf: 4 };

/** How many values a list or map holds, keys included; null for what is neither. */
function valuesIn(head: number, view: DataView, at: number): number | null {
  if (head >= 0x80 && head <= 0x8f) return 2 * (head & 0x0f);
  if (head >= 0x90 && head <= 0x9f) return head & 0x0f;
  const bytes = LIST_LENGTHS[head];
  if (bytes === undefined) return null;
  return (bytes === 2 ? view.getUint16(at) : view.getUint32(at)) * (head >= 0xde ? 2 : 1);
}

/** Bytes after the head of anything else. */
function lengthOf(head: number, view: DataView, at: number): number {
  if (head >= 0xa0 && head <= 0xbf) return head & 0x1f;
  switch (head) {
    case 0xc4: // bin and str, with a length of 8, 16 and 32 bits
    case 0xd9:
      return 1 + view.getUint8(at);
    case 0xc5:
    case 0xda:
      return 2 + view.getUint16(at);
    case 0xc6:
    case 0xdb:
      return 4 + view.getUint32(at);
    case 0xc7: // ext, which has a type beside
      return 2 + view.getUint8(at);
    case 0xc8:
      return 3 + view.getUint16(at);
    case 0xc9:
      return 5 + view.getUint32(at);
    default:
      return FIXED[head] ?? 0;
  }
}

/** Numbers, and ext of fixed lengths. */
const FIXED: Readonly<Record<number, number>> = {
  ...{ 0xca: 4, 0xcb: 8, 0xcc: 1, 0xcd: 2, 0xce: 4, 0xcf: 8 },
  ...{ 0xd0: 1, 0xd1: 2, 0xd2: 4, 0xd3: 8 },
  ...{ 0xd4: 2, 0xd5: 3, 0xd6: 5, 0xd7: 9, 0xd8: 17 },
};
