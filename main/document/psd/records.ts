/** Bytes before the colour mode data (Adobe Photoshop File Formats, "File Header Section"). */
const HEADER_BYTES = 26;

/** Blocks that hold layer records of their own: deep files keep all of theirs there. */
const BLOCKS = ['8BIMLr16', '8BIMLr32', '8B64Lr16', '8B64Lr32'];

/**
 * How many layer records a file says it has, without reading any: a layer is one, a group two.
 * @throws RangeError where the file ends before it says.
 */
export function countRecords(file: Uint8Array): number {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const large = bytes.readUInt16BE(4) === 2;
  const lengthBytes = large ? 8 : 4;
  const resources = HEADER_BYTES + 4 + bytes.readUInt32BE(HEADER_BYTES);
  const section = resources + 4 + bytes.readUInt32BE(resources);
  const length = bytes.readUInt32BE(section + lengthBytes - 4);
  if (length === 0) return 0;
  let records = Math.abs(bytes.readInt16BE(section + 2 * lengthBytes));
  const inside = bytes.subarray(0, section + lengthBytes + length);
  for (const block of BLOCKS) {
    for (let at = inside.indexOf(block, section); at >= 0; at = inside.indexOf(block, at + 1)) {
      const first = at + block.length + (large || block.startsWith('8B64') ? 8 : 4);
      if (first + 2 <= inside.length) records += Math.abs(inside.readInt16BE(first));
    }
  }
  return records;
}
