import { fromFloat16, type Tensor } from '../main/engine/networks/safetensors.ts';

/**
 * The constant tensors of a TensorFlow Lite file, by name, in the layout that they have there. The file is a FlatBuffer:
 * tables begin with the distance back to a list of where their fields lie, and what is not in a table's own bytes is
 * reached by a distance ahead.
 * https://flatbuffers.dev/internals; tensorflow/lite/schema/schema.fbs, from which the numbers of the fields are.
 */
export function readTflite(file: Uint8Array): Map<string, Tensor> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (new TextDecoder().decode(file.subarray(4, 8)) !== 'TFL3')
    throw new Error('This is no TensorFlow Lite file.');
  const ahead = (at: number) => at + view.getUint32(at, true);
  /** Where a field of a table lies; null where it was left out. */
  const field = (table: number, index: number): number | null => {
    const list = table - view.getInt32(table, true);
    const entry = 4 + 2 * index;
    const offset = entry < view.getUint16(list, true) ? view.getUint16(list + entry, true) : 0;
    return offset === 0 ? null : table + offset;
  };
  const vector = (table: number, index: number) => {
    const at = field(table, index);
    if (at === null) return { start: 0, length: 0 };
    const start = ahead(at);
    return { start: start + 4, length: view.getUint32(start, true) };
  };
  const tables = (table: number, index: number) => {
    const { start, length } = vector(table, index);
    return Array.from({ length }, (_, i) => ahead(start + 4 * i));
  };

  const model = ahead(0);
  const [graph] = tables(model, subgraphs);
  const data = tables(model, buffers).map((buffer) => vector(buffer, bufferData));
  const found = new Map<string, Tensor>();
  for (const table of graph === undefined ? [] : tables(graph, tensors)) {
    const at = field(table, tensorBuffer);
    const bytes = data[at === null ? 0 : view.getUint32(at, true)];
    const type = field(table, tensorType);
    if (!bytes || bytes.length === 0 || type === null || view.getInt8(type) !== float16) continue;
    const name = vector(table, tensorName);
    const shape = vector(table, tensorShape);
    found.set(new TextDecoder().decode(file.subarray(name.start, name.start + name.length)), {
      shape: Array.from({ length: shape.length }, (_, i) => view.getInt32(shape.start + 4 * i, true)),
      data: Float32Array.from({ length: bytes.length / 2 }, (_, i) =>
        fromFloat16(view.getUint16(bytes.start + 2 * i, true)),
      ),
    });
  }
  return found;
}

// Fields of Model, SubGraph, Tensor and Buffer, and the type of tensors that is read.
const [subgraphs, buffers] = [2, 4];
const tensors = 0;
const [tensorShape, tensorType, tensorBuffer, tensorName] = [0, 1, 2, 3];
const bufferData = 0;
const float16 = 1;
