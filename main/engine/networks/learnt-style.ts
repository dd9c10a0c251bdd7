import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import * as z from 'zod';
import { styleEnding } from '../../../preload/contract/styles.ts';
import { explain } from '../../errors/explain.ts';
import { UserError } from '../../errors/user-error.ts';
import { sniffFormat } from '../../image/sniff.ts';
import { readSafetensorsFile, type SafetensorsFile } from './safetensors.ts';
import { transform, transformOutputs, wrongInTransform, type TransformOutput } from './transform.ts';
import type { Weights } from './weights.ts';
import { writeSafetensors } from './write-safetensors.ts';

/** A painting's style as it was learnt. */
export interface LearntStyle {
  readonly name: string;
  /** For how many steps it was learnt. */
  readonly steps: number;
  readonly painting: StylePainting;
  /** What a knob of 0 adds to the code, and what each step of the knob adds: see `codeOf`. */
  readonly offset: Float32Array;
  readonly slope: Float32Array;
  readonly network: StyleNetwork;
}

/** The painting, as the file of a picture. */
export interface StylePainting {
  /** JPEG or PNG, whose longer side is no longer than {@link longestPainting}. */
  readonly file: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Which network its code is for: the one that ships, by the SHA-256 of its file, or one of its own. */
export type StyleNetwork =
  | { readonly kind: 'shared'; readonly sha256: string }
  | { readonly kind: 'own'; readonly output: TransformOutput; readonly weights: Weights };

/** Pixels of a painting's longer side. */
export const longestPainting = 768;
/** Bytes of a style's file at most: one with a network of its own takes about two million. */
export const largestStyle = 64e6;

const FORMAT = 'pentimento-style';
const VERSION = 1;
const PAINTING = 'painting';
const CODE = ['offset', 'slope'] as const;
/** Numbers of a code at most, where no network says how many: many more than any has. */
const LONGEST_CODE = 100_000;

const Versioned = z.object({ format: z.literal(FORMAT), version: z.coerce.number().int().positive() });
const Metadata = z.object({
  name: z.string(),
  steps: z.coerce.number().int().nonnegative(),
  width: z.coerce.number().int().min(1).max(longestPainting),
  height: z.coerce.number().int().min(1).max(longestPainting),
  network: z.union([z.literal('own'), z.string().regex(/^[0-9a-f]{64}$/)]),
  output: z.enum(transformOutputs).optional(),
  checksum: z.string(),
});

/** As a file: tensors of float16, and the bytes of the painting. The same style always gives the same bytes. */
export function writeLearntStyle({ name, steps, painting, offset, slope, network }: LearntStyle): Uint8Array {
  const tensors = new Map(network.kind === 'own' ? network.weights : []);
  for (const [key, data] of [
    ['offset', offset],
    ['slope', slope],
  ] as const)
    tensors.set(key, { shape: [1, data.length], data });
  const bytes = new Map([[PAINTING, painting.file]]);
  const { values } = readSafetensorsFile(writeSafetensors(tensors, { bytes }), name);
  const { width, height } = painting;
  const metadata = {
    ...{ format: FORMAT, version: `${VERSION}`, name, steps: `${steps}` },
    ...{ width: `${width}`, height: `${height}`, checksum: checksumOf(values) },
    ...(network.kind === 'own' ? { network: 'own', output: network.output } : { network: network.sha256 }),
  };
  return writeSafetensors(tensors, { metadata, bytes });
}

/**
 * @param name what messages call the file.
 * @throws UserError learnt-style: damaged, of another type of numbers, something else, of a newer version, of another shape, with a checksum that
 * isn't that of what is in it, or with a painting that is no picture.
 */
export function readLearntStyle(file: Uint8Array, name: string): LearntStyle {
  const { tensors, bytes, metadata, values } = read(file, name);
  const versioned = Versioned.safeParse(metadata);
  if (!versioned.success) throw explain('learnt-style.other', { name });
  if (versioned.data.version > VERSION) throw explain('learnt-style.newer', { name });
  const damaged = (part: string) => explain('learnt-style.damaged', { name, part });
  const told = Metadata.safeParse(metadata);
  if (!told.success) throw damaged(told.error.issues.map(({ path }) => path.join('.')).join(', '));
  const { checksum, output = 'sigmoid', ...head } = told.data;
  if (checksum !== checksumOf(values)) throw explain('learnt-style.checksum', { name });
  const misshapen = (part: string) => explain('learnt-style.shape', { name, part });
  const painting = bytes.get(PAINTING);
  const format = painting && sniffFormat(painting);
  if (!painting || (format !== 'jpeg' && format !== 'png')) throw explain('learnt-style.painting', { name });
  for (const [key, { data }] of tensors) if (!data.every(Number.isFinite)) throw damaged(key);

  const weights = new Map([...tensors].filter(([key]) => !CODE.some((part) => part === key)));
  const own = head.network === 'own';
  const wrong = own ? wrongInTransform(weights) : [...weights.keys()][0];
  if (wrong) throw misshapen(wrong);
  const [offset, slope] = CODE.map((key) => tensors.get(key));
  const length = own ? transform(weights).codeLength : (offset?.data.length ?? 0);
  const fits = (shape: readonly number[] | undefined) => shape?.join() === `1,${length}`;
  if (!offset || !fits(offset.shape) || length < 1 || length > LONGEST_CODE) throw misshapen('offset');
  if (!slope || !fits(slope.shape)) throw misshapen('slope');
  const { width, height, steps } = head;
  return {
    ...{ name: head.name, steps, painting: { file: painting, width, height } },
    ...{ offset: offset.data, slope: slope.data },
    network: own ? { kind: 'own', output, weights } : { kind: 'shared', sha256: head.network },
  };
}

/** What a style is called, where that can still be read; also of one that can't be used. */
export function nameInStyle(file: Uint8Array): string | null {
  try {
    return readSafetensorsFile(file, '').metadata.name ?? null;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function checksumOf(values: Uint8Array): string {
  return createHash('sha256').update(values).digest('hex');
}

function read(file: Uint8Array, name: string): SafetensorsFile {
  try {
    return readSafetensorsFile(file, name);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.because === 'unsupported')
      throw explain('learnt-style.unsupported', { name, type: String(error.values?.type) }, { cause: error });
    if (error.because !== 'damaged') throw error;
    // What doesn't even begin as such a file is most likely something else, such as a picture.
    const part = String(error.values?.part);
    const sentence = part.startsWith('header') ? 'learnt-style.other' : 'learnt-style.damaged';
    throw explain(sentence, { name, part }, { cause: error });
  }
}

/** What the file of a style is called that goes elsewhere: what systems don't allow in names of files is left out. */
export function fileNameOfStyle(name: string): string {
  const plain = basename(name.replaceAll(/[<>:"/\\|?*]/g, ' ').trim()).replace(/[. ]+$/, '');
  return `${plain === '' ? 'style' : plain}${styleEnding}`;
}
