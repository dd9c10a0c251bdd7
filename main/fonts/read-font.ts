import { viewOf } from '../image/view-of.ts';
import type { FontFace } from './face.ts';

/** Reads so many bytes of a file from there on; fewer where it ends. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

/** Most fonts in one file, and most bytes of a table, that a font has use for. */
const mostFaces = 64;
const mostBytes = 1 << 20;

/**
 * The faces in a TrueType or OpenType file or collection (ISO/IEC 14496-22: "Organization of an OpenType Font"); none
 * in any other file.
 * @throws RangeError where tables lie outside the file.
 */
export async function readFaces(read: ReadAt): Promise<readonly FontFace[]> {
  const head = await read(0, 12 + 4 * mostFaces);
  if (head.length < 12) return [];
  const view = viewOf(head);
  const tag = tagAt(head, 0);
  const count = tag === 'ttcf' ? Math.min(view.getUint32(8), mostFaces) : 1;
  const starts = Array.from({ length: count }, (_, at) => (tag === 'ttcf' ? view.getUint32(12 + at * 4) : 0));
  const faces = await Promise.all(starts.map((start) => readFace(read, start)));
  return faces.filter((face) => face !== null);
}

async function readFace(read: ReadAt, start: number): Promise<FontFace | null> {
  const directory = await read(start, 12 + 64 * 16);
  if (directory.length < 12 || !['\0\u0001\0\0', 'OTTO', 'true'].includes(tagAt(directory, 0))) return null;
  const view = viewOf(directory);
  const places = new Map(
    Array.from({ length: Math.min(view.getUint16(4), 64) }, (_, at) => {
      const record = 12 + at * 16;
      return [
        tagAt(directory, record),
        { offset: view.getUint32(record + 8), length: view.getUint32(record + 12) },
      ] as const;
    }),
  );
  const table = async (tag: string) => {
    const place = places.get(tag);
    return place ? read(place.offset, Math.min(place.length, mostBytes)) : null;
  };
  const [name, os2, head, hhea] = await Promise.all(['name', 'OS/2', 'head', 'hhea'].map(table));
  if (!name || !os2 || !head || !hhea) return null;
  const names = namesIn(name);
  const family = names.get(16) ?? names.get(1);
  const postscript = names.get(6);
  if (!family || !postscript) return null;
  const em = viewOf(head).getUint16(18);
  return {
    family,
    postscript,
    weight: viewOf(os2).getUint16(4),
    width: viewOf(os2).getUint16(6),
    italic: (viewOf(os2).getUint16(62) & 1) !== 0,
    ascent: viewOf(hhea).getInt16(4) / em,
    descent: -viewOf(hhea).getInt16(6) / em,
  };
}

const american = 0x409;

/** The names of a font by their numbers, in English where there are several. */
function namesIn(table: Uint8Array): ReadonlyMap<number, string> {
  const view = viewOf(table);
  const strings = view.getUint16(4);
  const names = new Map<number, string>();
  for (let at = 0; at < view.getUint16(2); at += 1) {
    const record = 6 + at * 12;
    const [platform, language, id] = [0, 4, 6].map((offset) => view.getUint16(record + offset));
    if (platform !== 3 || id === undefined || (names.has(id) && language !== american)) continue;
    const start = strings + view.getUint16(record + 10);
    const bytes = table.subarray(start, start + view.getUint16(record + 8));
    names.set(id, new TextDecoder('utf-16be').decode(bytes));
  }
  return names;
}

function tagAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
