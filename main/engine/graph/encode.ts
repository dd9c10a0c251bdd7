/** A graph as the bytes of an ONNX model, opset 17. */
import onnxProto, { type onnx as proto } from 'onnx-proto';
import { checkTensor, largestTensor } from './largest.ts';
import { GraphError, sameShape, text } from './shape.ts';
import {
  inputsOf,
  operation,
  topological,
  type Attribute,
  type DType,
  type Data,
  type Value,
} from './value.ts';

const { onnx } = onnxProto;

export interface EncodeOptions {
  /** Inputs to declare first and in this order, also where nothing depends on them. */
  readonly inputs?: readonly Value[];
  /** The graph's name, for tools that show one. */
  readonly name?: string;
}

const elementType: Record<DType, number> = {
  float32: onnx.TensorProto.DataType.FLOAT,
  int64: onnx.TensorProto.DataType.INT64,
  bool: onnx.TensorProto.DataType.BOOL,
};

/**
 * The model that computes `outputs`, by their names; what they do not need is not in it. The same graph
 * always gives the same bytes.
 * @throws UserError out-of-memory where one tensor would be larger than what can be had at once.
 */
export function encode(outputs: Readonly<Record<string, Value>>, options: EncodeOptions = {}): Uint8Array {
  const results = ownResults(outputs);
  checkTensor(largestTensor([...results.values()]));
  const values = topological([...(options.inputs ?? []), ...results.values()], (value) =>
    value.from.kind === 'node' && value.from.known ? [] : inputsOf(value),
  );
  const names = new Names(values, results);
  const inputs: proto.IValueInfoProto[] = [];
  const initializers = new Map<string, proto.ITensorProto>();
  const nodes: proto.INodeProto[] = [];

  for (const value of values) {
    const name = names.of(value);
    const data = dataOf(value);
    if (data) {
      if (!initializers.has(name)) initializers.set(name, tensor(name, value, data));
    } else if (value.from.kind === 'node') {
      const { op, attributes } = value.from;
      nodes.push({
        name,
        opType: op,
        input: value.from.inputs.map((part) => (part ? names.of(part) : '')),
        output: [name],
        attribute: Object.entries(attributes).map(([key, attribute]) => attributeProto(key, attribute)),
      });
    } else inputs.push(valueInfo(name, value));
  }

  const model: proto.IModelProto = {
    irVersion: 8,
    opsetImport: [{ domain: '', version: 17 }],
    producerName: 'pentimento',
    graph: {
      name: options.name ?? 'graph',
      input: inputs,
      output: [...results].map(([name, value]) => valueInfo(name, value)),
      initializer: [...initializers.values()],
      node: nodes,
    },
  };
  return onnx.ModelProto.encode(model).finish();
}

/** Each output as a node of its own: none may be an input, a constant, or another output as well. */
function ownResults(outputs: Readonly<Record<string, Value>>): Map<string, Value> {
  const taken = new Set<Value>();
  const results = new Map<string, Value>();
  for (const [name, value] of Object.entries(outputs)) {
    const free = value.from.kind === 'node' && !value.from.known && !taken.has(value);
    const result = free ? value : operation('Identity', [value], { shape: value.shape, dtype: value.dtype });
    taken.add(result);
    results.set(name, result);
  }
  if (results.size === 0) throw new GraphError('encode: a model needs at least one output.');
  return results;
}

/** Names: given ones stay, the rest are numbered in the order of the graph. */
class Names {
  readonly #names = new Map<Value, string>();
  readonly #owner = new Map<string, Value>();

  constructor(values: readonly Value[], results: ReadonlyMap<string, Value>) {
    for (const [name, value] of results) this.#give(value, name);
    for (const value of values) if (value.name !== undefined) this.#give(value, value.name);
    const constants = new Map<Data | string, Value[]>();
    let count = 0;
    for (const value of values) {
      if (this.#names.has(value)) continue;
      const data = dataOf(value);
      const same = data && twin(constants, value, data);
      if (same) {
        this.#names.set(value, this.of(same));
        continue;
      }
      let name: string;
      do name = `${value.from.kind === 'node' && !data ? value.from.op : 'constant'}_${count++}`;
      while (this.#owner.has(name));
      this.#give(value, name);
    }
  }

  of(value: Value): string {
    const name = this.#names.get(value);
    if (name === undefined)
      throw new GraphError(`encode: a value of shape ${text(value.shape)} has no name.`);
    return name;
  }

  #give(value: Value, name: string): void {
    const owner = this.#owner.get(name);
    // The same weight may be made twice, for example once for each of two uses.
    const data = dataOf(value);
    const shared = owner && data && dataOf(owner) === data && sameShape(owner.shape, value.shape);
    if (owner && owner !== value && !shared)
      throw new GraphError(`encode: two different values are named '${name}'.`);
    this.#owner.set(name, value);
    this.#names.set(value, name);
  }
}

/** An earlier constant with the same data: big ones by identity, a handful of numbers by content. */
function twin(constants: Map<Data | string, Value[]>, value: Value, data: Data): Value | undefined {
  const key = data.length > 8 ? data : `${value.dtype} ${Array.from<number | bigint>(data).join()}`;
  const known = constants.get(key) ?? [];
  constants.set(key, [...known, value]);
  return known.find((other) => text(other.shape) === text(value.shape));
}

function dataOf(value: Value): Data | undefined {
  if (value.from.kind === 'constant') return value.from.data;
  return value.from.kind === 'node' ? value.from.known?.() : undefined;
}

function valueInfo(name: string, value: Value): proto.IValueInfoProto {
  const dim = value.shape.map((size) => ({ dimValue: size }));
  return { name, type: { tensorType: { elemType: elementType[value.dtype], shape: { dim } } } };
}

/** ONNX raw data is little-endian, as is every machine that Electron runs on: a view suffices. */
function tensor(name: string, value: Value, data: Data): proto.ITensorProto {
  const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { name, dims: [...value.shape], dataType: elementType[value.dtype], rawData };
}

function attributeProto(name: string, attribute: Attribute): proto.IAttributeProto {
  const { AttributeType } = onnx.AttributeProto;
  if ('int' in attribute) return { name, type: AttributeType.INT, i: attribute.int };
  if ('ints' in attribute) return { name, type: AttributeType.INTS, ints: [...attribute.ints] };
  if ('float' in attribute) return { name, type: AttributeType.FLOAT, f: attribute.float };
  return { name, type: AttributeType.STRING, s: new TextEncoder().encode(attribute.string) };
}
