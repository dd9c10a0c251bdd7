import * as z from 'zod';
import { explain } from '../../errors/explain.ts';
import { UserError } from '../../errors/user-error.ts';
import { identityShapes, identitySizes, identityVersion, type IdentitySize } from './identity.ts';
import { readSafetensorsFile } from './safetensors.ts';
import type { Weights } from './weights.ts';
import { writeSafetensors } from './write-safetensors.ts';

/** A person's face as a network has learnt it. */
export interface LearntFace {
  /** Whose it is, as its photos were called. */
  readonly person: string;
  readonly size: IdentitySize;
  /** For how many steps it was trained. */
  readonly steps: number;
  readonly weights: Weights;
}

/** What the file is called that lies beside a person's photos. */
export const learntFaceName = 'network.safetensors';

const FORMAT = 'pentimento-face';
const Metadata = z.object({
  format: z.literal(FORMAT),
  version: z.coerce.number().int().positive(),
  person: z.string(),
  size: z.coerce.number().int().positive(),
  steps: z.coerce.number().int().nonnegative(),
});

/** As a file of float16. Whose it is goes along without the folders that lead to the photos: the file may be given away. */
export function writeLearntFace({ person, size, steps, weights }: LearntFace): Uint8Array {
  return writeSafetensors(weights, {
    metadata: {
      ...{ format: FORMAT, version: `${identityVersion}` },
      ...{ person: lastOf(person), size: `${size}`, steps: `${steps}` },
    },
  });
}

function lastOf(path: string): string {
  return path.split(/[\\/]/).findLast((name) => name !== '') ?? path;
}

/**
 * @param name what messages call the file.
 * @throws UserError learnt-face: damaged, of another type of numbers, something else, of another version, or of a size that isn't known here.
 */
export function readLearntFace(file: Uint8Array, name: string): LearntFace {
  const { tensors, metadata } = read(file, name);
  const told = Metadata.safeParse(metadata);
  if (!told.success) throw explain('learnt-face.other', { name });
  const { version, person, steps } = told.data;
  if (version > identityVersion) throw explain('learnt-face.newer', { name });
  if (version < identityVersion) throw explain('learnt-face.older', { name });
  const size = identitySizes.find((each) => each === told.data.size);
  if (!size) throw explain('learnt-face.size', { name, size: told.data.size });
  for (const [key, shape] of identityShapes(size)) {
    const found = tensors.get(key);
    if (found?.shape.join() !== shape.join()) throw explain('learnt-face.damaged', { name, part: key });
    if (!found.data.every(Number.isFinite)) throw explain('learnt-face.damaged', { name, part: key });
  }
  return { person, size, steps, weights: tensors };
}

function read(file: Uint8Array, name: string): ReturnType<typeof readSafetensorsFile> {
  try {
    return readSafetensorsFile(file, name);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.because === 'unsupported')
      throw explain('learnt-face.unsupported', { name, type: String(error.values?.type) }, { cause: error });
    if (error.because !== 'damaged') throw error;
    throw explain('learnt-face.damaged', { name, part: String(error.values?.part) }, { cause: error });
  }
}
