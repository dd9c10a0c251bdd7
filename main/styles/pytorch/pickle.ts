import { BufferReader, Parser } from 'pickleparser';
import * as z from 'zod';
import { explain } from '../../errors/explain.ts';
import { UserError } from '../../errors/user-error.ts';

/** Where numbers of one type lie in a file. */
export interface Storage {
  readonly key: string;
  /** As in `FloatStorage`. */
  readonly type: string;
  /** How many numbers. */
  readonly length: number;
}

/** A tensor as a pickle describes it: its numbers lie elsewhere. */
export class Described {
  constructor(
    readonly storage: Storage,
    readonly offset: number,
    readonly shape: readonly number[],
    readonly strides: readonly number[],
  ) {
    // A pickle can say to set any field of anything that it has made.
    Object.freeze(this);
  }
}

/** Bytes that are read from the start to the end: the parser would take lengths below zero, and go round and round. */
export class PickleReader extends BufferReader {
  override skip(bytes: number): void {
    if (bytes < 0) throw new RangeError('A length is below zero.');
    super.skip(bytes);
  }
}

const Count = z.number().int().nonnegative();
const Sides = z.array(Count).max(8);
const TensorArguments = z.tuple([z.custom<Storage>(), Count, Sides, Sides]).rest(z.unknown());
const Items = z.array(z.tuple([z.unknown(), z.unknown()]));
const StorageId = z.tuple([z.literal('storage'), z.unknown(), z.string(), z.string(), Count]).rest(z.null());

type Call = (...given: readonly unknown[]) => unknown;

/** All that a pickle may call. None of it is Python's: what the file says is only written down. */
const calls: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['collections.OrderedDict', (items = []) => new Map(Items.parse(items))],
  ['torch._utils._rebuild_parameter', (tensor) => tensor],
]);

/**
 * The next value of a file of PyTorch's, with the storages that it names.
 * @param name what messages call the file.
 * @throws UserError learnt-style.weights-damaged; weights-other where it asks for anything but tensors in dictionaries.
 */
export function readPickle(
  reader: PickleReader,
  name: string,
): { readonly value: unknown; readonly storages: ReadonlyMap<string, Storage> } {
  const storages = new Map<string, Storage>();
  const types = new Map<unknown, string>();
  const describe: Call = (...given) => {
    const [storage, offset, shape, strides] = TensorArguments.parse(given);
    if (storages.get(storage.key) !== storage) throw new TypeError('A tensor has no storage.');
    return new Described(storage, offset, shape, strides);
  };
  const resolve = (module: string, called: string): Call => {
    const full = [module, called].every((part) => typeof part === 'string') ? `${module}.${called}` : '';
    const [, type] = /^torch\.([A-Z]\w*)Storage$/.exec(full) ?? [];
    const found = full === 'torch._utils._rebuild_tensor_v2' ? describe : calls.get(full);
    if (type === undefined && !found) throw explain('learnt-style.weights-other', { name, part: full });
    const call: Call = (...given) => {
      if (!found) throw new TypeError('A type of numbers is nothing to call.');
      return found(...given);
    };
    if (type !== undefined) types.set(call, type);
    return call;
  };
  const parser = new Parser({
    nameResolver: { resolve },
    persistentResolver: {
      resolve: (id: unknown) => {
        const [, call, key, , length] = StorageId.parse(id);
        const type = types.get(call);
        if (type === undefined) throw new TypeError('A storage has no type.');
        const known = storages.get(key) ?? Object.freeze({ key, type, length });
        if (known.type !== type || known.length !== length) throw new TypeError('A storage is there twice.');
        storages.set(key, known);
        return known;
      },
    },
    unpicklingTypeOfDictionary: 'Map',
  });
  try {
    return { value: parser.read<unknown>(reader), storages };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw explain('learnt-style.weights-damaged', { name, part: 'pickle' }, { cause: error });
  }
}
