import { open, type FileHandle } from 'node:fs/promises';
import { explain } from '../../errors/explain.ts';
import { viewOf } from '../../image/view-of.ts';
import type { Tensor } from './safetensors.ts';

/** A convolution of an ONNX graph, by the names of its weights and its bias. */
export interface FoundConvolution {
  readonly weight: string;
  readonly bias: string;
}

/** An array of a graph, which lies in the file still. */
interface FoundArray {
  readonly shape: readonly number[];
  /** Of ONNX's TensorProto.DataType. */
  readonly type: number;
  /** Where its values lie, little-endian; null where they lie otherwise. */
  readonly values: Span | null;
}

/** From a byte of the file to before another. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const FLOAT = 1;
/** How much of the file is looked at at once; values of arrays are jumped over. */
const WINDOW = 1 << 16;
/** No name, and no list of sides, is longer in an honest file. */
const LONGEST_TEXT = 1 << 12;

/**
 * What an ONNX file has of weights, read piece by piece as numbers: nothing in it is run. Of the format only the messages that
 * lead to convolutions are known (onnx.proto3: ModelProto, GraphProto, NodeProto, TensorProto), and the rest is passed over.
 */
export class OnnxFile {
  #window: Span = { start: 0, end: 0 };
  #bytes = new Uint8Array();
  /** In the order in which the graph computes them. */
  readonly convolutions: FoundConvolution[] = [];
  readonly #arrays = new Map<string, FoundArray>();

  private constructor(
    private readonly file: FileHandle,
    private readonly name: string,
    private readonly size: number,
  ) {}

  /** @throws UserError bad-model.damaged where it is cut short, or no such file */
  static async open(path: string, name = path): Promise<OnnxFile> {
    const file = await open(path, 'r');
    try {
      const onnx = new OnnxFile(file, name, (await file.stat()).size);
      await onnx.#readModel();
      return onnx;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** @throws UserError bad-model where it isn't there in float32 */
  async tensor(name: string): Promise<Tensor> {
    const found = this.#arrays.get(name);
    if (!found) throw explain('bad-model.tensor', { name });
    const { shape, type, values } = found;
    if (type !== FLOAT || values === null)
      throw explain('bad-model.unsupported', { name: this.name, type: `ONNX ${type}` });
    const length = shape.reduce((product, side) => product * side, 1);
    if (values.end - values.start !== 4 * length) throw this.#damaged(name);
    const bytes = new Uint8Array(4 * length);
    await this.#fill(bytes, values.start);
    const view = viewOf(bytes);
    return { shape, data: Float32Array.from({ length }, (_, i) => view.getFloat32(4 * i, true)) };
  }

  async #readModel(): Promise<void> {
    await this.#fields({ start: 0, end: this.size }, async (field, span) => {
      if (field === 7 && span) await this.#readGraph(span);
    });
  }

  async #readGraph(graph: Span): Promise<void> {
    await this.#fields(graph, async (field, span) => {
      if (field === 1 && span) await this.#readNode(span);
      if (field === 5 && span) await this.#readArray(span);
    });
  }

  async #readNode(node: Span): Promise<void> {
    const inputs: string[] = [];
    let operator = '';
    await this.#fields(node, async (field, span) => {
      if (field === 1 && span) inputs.push(await this.#text(span));
      if (field === 4 && span) operator = await this.#text(span);
    });
    const [, weight, bias] = inputs;
    if (operator === 'Conv' && weight !== undefined && bias !== undefined)
      this.convolutions.push({ weight, bias });
  }

  async #readArray(array: Span): Promise<void> {
    let name = '';
    let type = 0;
    let values: Span | null = null;
    const shape: number[] = [];
    await this.#fields(array, async (field, span, number) => {
      if (field === 1 && span) shape.push(...(await this.#numbers(span)));
      if (field === 1 && !span) shape.push(number);
      if (field === 2) type = number;
      if (field === 8 && span) name = await this.#text(span);
      // Packed floats and raw ones are the same bytes.
      if ((field === 4 || field === 9) && span) values = span;
    });
    this.#arrays.set(name, { shape, type, values });
  }

  /** Each field of a message: its number, and where it lies or which number it is. */
  async #fields(
    { start, end }: Span,
    take: (field: number, span: Span | null, number: number) => Promise<void>,
  ): Promise<void> {
    let at = start;
    while (at < end) {
      const key = await this.#varint(at, end);
      const [field, wire] = [Math.floor(key.value / 8), key.value % 8];
      at = key.next;
      switch (wire) {
        case 0: {
          const { value, next } = await this.#varint(at, end);
          await take(field, null, value);
          at = next;
          break;
        }
        case 1:
          at += 8;
          break;
        case 2: {
          const { value, next } = await this.#varint(at, end);
          if (!(next + value <= end)) throw this.#damaged(`${field}`);
          await take(field, { start: next, end: next + value }, 0);
          at = next + value;
          break;
        }
        case 5:
          at += 4;
          break;
        default:
          throw this.#damaged(`${field}`);
      }
    }
    if (at !== end) throw this.#damaged('end');
  }

  /** A number of seven bits a byte, the lowest first. */
  async #varint(at: number, end: number): Promise<{ readonly value: number; readonly next: number }> {
    let value = 0;
    for (let index = 0; index < 10; index += 1) {
      if (at + index >= end) throw this.#damaged('end');
      const byte = await this.#byte(at + index);
      value += (byte & 0x7f) * 2 ** (7 * index);
      if (byte < 0x80) {
        // Longer numbers are never lengths or shapes; negative ones are.
        return { value: Number.isSafeInteger(value) ? value : NaN, next: at + index + 1 };
      }
    }
    throw this.#damaged('varint');
  }

  async #numbers(span: Span): Promise<number[]> {
    if (span.end - span.start > LONGEST_TEXT) throw this.#damaged('dims');
    const numbers: number[] = [];
    let at = span.start;
    while (at < span.end) {
      const { value, next } = await this.#varint(at, span.end);
      numbers.push(value);
      at = next;
    }
    return numbers;
  }

  async #text({ start, end }: Span): Promise<string> {
    if (end - start > LONGEST_TEXT) throw this.#damaged('name');
    const bytes = new Uint8Array(end - start);
    await this.#fill(bytes, start);
    return new TextDecoder().decode(bytes);
  }

  async #byte(at: number): Promise<number> {
    if (at < this.#window.start || at >= this.#window.end) {
      const bytes = new Uint8Array(WINDOW);
      const { bytesRead } = await this.file.read(bytes, 0, WINDOW, at);
      this.#bytes = bytes;
      this.#window = { start: at, end: at + bytesRead };
    }
    const byte = this.#bytes[at - this.#window.start];
    if (byte === undefined || at >= this.#window.end) throw this.#damaged('end');
    return byte;
  }

  async #fill(bytes: Uint8Array, start: number): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await this.file.read(bytes, done, bytes.length - done, start + done);
      if (bytesRead === 0) throw this.#damaged('end');
      done += bytesRead;
    }
  }

  #damaged(part: string) {
    return explain('bad-model.damaged', { name: this.name, part });
  }
}
