import * as z from 'zod';
import { isDamage, openArchive } from '../../document/openraster/archive.ts';
import { largestStyle } from '../../engine/networks/learnt-style.ts';
import { widen } from '../../engine/networks/safetensors.ts';
import { explain } from '../../errors/explain.ts';
import type { UserError } from '../../errors/user-error.ts';
import { viewOf } from '../../image/view-of.ts';
import { Described, PickleReader, readPickle, type Storage } from './pickle.ts';

/** The weights of a network as PyTorch saves them: `torch.save(network.state_dict(), file)`. */
export interface StateDict {
  /** What messages call the file. */
  readonly name: string;
  /** The shapes of its tensors, by their names. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** @throws UserError learnt-style.unsupported for other numbers than float32 and float16, weights-damaged, weights-other */
  readonly numbers: (tensor: string) => Promise<Float32Array>;
}

/** What a pickle says, and the bytes of the storages that it names. */
interface Contents {
  readonly value: unknown;
  readonly storages: ReadonlyMap<string, Storage>;
  readonly bytes: (storage: Storage) => Uint8Array | null | Promise<Uint8Array | null>;
}

/** The first value of a file of before PyTorch 1.6, a number of ten bytes, pickled. */
const MAGIC = Buffer.from('80028a0a6cfc9c46f9206aa850192e', 'hex');
const LEGACY_VERSION = 1001;
/** Of a pickle, which holds names and shapes only: that of a network with a hundred layers has a tenth of it. */
const LARGEST_PICKLE = 1 << 18;
const PICKLE = '/data.pkl';
const LOCAL_HEADER = 30;

/** Bytes of a number, by PyTorch's names of their types. */
const widths: Readonly<Record<string, number>> = {
  ...{ Float: 4, Half: 2, BFloat16: 2, Double: 8 },
  ...{ Long: 8, Int: 4, Short: 2, Char: 1, Byte: 1, Bool: 1 },
};

const SystemInfo = z.instanceof(Map).transform((info) => info.get('little_endian') === true);
const Keys = z.array(z.string());
const State = z.map(z.string(), z.instanceof(Described));

/** Whether a file is one of PyTorch's, by its first bytes. */
export function isPyTorch(file: Uint8Array): boolean {
  return isLegacy(file) || pickleIn(file) !== null;
}

/**
 * @param name what messages call the file.
 * @throws UserError learnt-style.weights-none, weights-damaged or weights-other; unsafe-file for an archive that is made to do harm
 */
export async function readStateDict(file: Uint8Array, name: string): Promise<StateDict> {
  const { value, storages, bytes } = await contentsOf(file, name);
  const state = State.safeParse(value);
  if (!state.success) throw explain('learnt-style.weights-other', { name, part: 'state_dict' });
  let total = 0;
  for (const { type, length } of storages.values()) total += length * (widths[type] ?? 1);
  if (total > largestStyle) throw explain('learnt-style.large', { name, megabytes: Math.round(total / 1e6) });
  return {
    name,
    shapes: new Map([...state.data].map(([key, { shape }]) => [key, shape])),
    numbers: async (key) => {
      const tensor = state.data.get(key);
      const damaged = () => explain('learnt-style.weights-damaged', { name, part: key });
      if (!tensor) throw damaged();
      const { storage, offset, shape, strides } = tensor;
      if (storage.type !== 'Float' && storage.type !== 'Half')
        throw explain('learnt-style.unsupported', { name, type: storage.type });
      if (strides.join() !== rowByRow(shape).join())
        throw explain('learnt-style.weights-other', { name, part: `${key}: ${strides.join()}` });
      const stored = await bytes(storage);
      const width = storage.type === 'Float' ? 4 : 2;
      if (stored?.length !== width * storage.length) throw damaged();
      const end = offset + product(shape);
      if (end > storage.length) throw damaged();
      // A copy, because typed arrays need an aligned start.
      const own = new Uint8Array(stored.subarray(width * offset, width * end));
      return width === 4 ? new Float32Array(own.buffer) : widen(new Uint16Array(own.buffer));
    },
  };
}

async function contentsOf(file: Uint8Array, name: string): Promise<Contents> {
  if (isLegacy(file)) return legacyContents(file, name);
  const pickle = pickleIn(file);
  if (pickle === null) throw explain('learnt-style.weights-none', { name });
  try {
    return await archivedContents(file, name, pickle);
  } catch (error) {
    throw isDamage(error)
      ? explain('learnt-style.weights-damaged', { name, part: 'zip' }, { cause: error })
      : error;
  }
}

/** A zip archive, of PyTorch 1.6 and later: a pickle, and a file for each storage. */
async function archivedContents(file: Uint8Array, name: string, pickle: string): Promise<Contents> {
  const archive = await openArchive(file, name);
  const entry = (called: string) => pickle.slice(0, 1 - PICKLE.length) + called;
  const head = await archive.head(pickle, LARGEST_PICKLE + 1);
  if (!head) throw explain('learnt-style.weights-damaged', { name, part: 'zip' });
  if (head.length > LARGEST_PICKLE) throw explain('learnt-style.weights-other', { name, part: pickle });
  const order = await archive.head(entry('byteorder'), 8);
  if (order && Buffer.from(order).toString() !== 'little') throw bigEndian(name);
  return {
    ...readPickle(new PickleReader(head), name),
    bytes: ({ key, length, type }) => archive.read(entry(`data/${key}`), length * (widths[type] ?? 1)),
  };
}

/** Pickles one after the other, and then the storages, each behind its length. */
function legacyContents(file: Uint8Array, name: string): Contents {
  const damaged = (part: string) => explain('learnt-style.weights-damaged', { name, part });
  const reader = new PickleReader(file.subarray(MAGIC.length, MAGIC.length + LARGEST_PICKLE));
  const { value: version } = readPickle(reader, name);
  if (version !== LEGACY_VERSION)
    throw explain('learnt-style.weights-other', { name, part: 'protocol_version' });
  const little = SystemInfo.safeParse(readPickle(reader, name).value);
  if (!little.success) throw damaged('sys_info');
  if (!little.data) throw bigEndian(name);
  const { value, storages } = readPickle(reader, name);
  const keys = Keys.safeParse(readPickle(reader, name).value);
  if (!keys.success) throw damaged('keys');

  const found = new Map<string, Uint8Array>();
  const view = viewOf(file);
  let at = MAGIC.length + reader.position;
  for (const key of keys.data) {
    const storage = storages.get(key);
    if (!storage) throw damaged('storages');
    const width = widths[storage.type];
    if (width === undefined) throw explain('learnt-style.unsupported', { name, type: storage.type });
    const start = at + 8;
    at = start + width * storage.length;
    const fits = at <= file.length && view.getBigUint64(start - 8, true) === BigInt(storage.length);
    if (!fits) throw damaged('storages');
    found.set(key, file.subarray(start, at));
  }
  return { value, storages, bytes: ({ key }) => found.get(key) ?? null };
}

function isLegacy(file: Uint8Array): boolean {
  return MAGIC.equals(file.subarray(0, MAGIC.length));
}

/** The name of the pickle in an archive, which PyTorch writes first; null where it is no archive of PyTorch's. */
function pickleIn(file: Uint8Array): string | null {
  if (file.length < LOCAL_HEADER || Buffer.from(file.subarray(0, 4)).toString('latin1') !== 'PK\x03\x04')
    return null;
  const length = viewOf(file).getUint16(26, true);
  const name = new TextDecoder().decode(file.subarray(LOCAL_HEADER, LOCAL_HEADER + length));
  return name.endsWith(PICKLE) ? name : null;
}

function bigEndian(name: string): UserError {
  return explain('learnt-style.weights-other', { name, part: 'big-endian' });
}

function product(shape: readonly number[]): number {
  return shape.reduce((so, side) => so * side, 1);
}

/** The strides of numbers that lie in the order of their places. */
function rowByRow(shape: readonly number[]): readonly number[] {
  return shape.map((_, axis) => product(shape.slice(axis + 1)));
}
