/**
 * A graph is nothing but values that point back at what they were made from: no builder, no ids, no
 * mutation. A value is either a leaf (an input or a constant) or the one result of an operator.
 */
import { GraphError, sizeOf, text, type Shape } from './shape.ts';

export type DType = 'float32' | 'int64' | 'bool';
export type Data = Float32Array | BigInt64Array;

/** The numbers of a float32 tensor, as a model is fed them. */
export interface Array4 {
  readonly data: Float32Array;
  readonly dims: Shape;
}

export interface Value {
  /** The name in the ONNX file. Only inputs and weights have one; results are named when encoded. */
  readonly name?: string;
  readonly shape: Shape;
  readonly dtype: DType;
  readonly from: Node | Leaf;
}

export type Leaf = { readonly kind: 'input' } | { readonly kind: 'constant'; readonly data: Data };

export interface Node {
  readonly kind: 'node';
  /** The ONNX operator type, such as `Conv`. */
  readonly op: string;
  /** In ONNX order; `undefined` for an optional input that is left out. */
  readonly inputs: readonly (Value | undefined)[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly gradient?: Rule;
  /**
   * The result where it is known while building, the same array at every call: it is written as a constant
   * and `inputs` stay out of the file.
   */
  readonly known?: () => Data;
}

/** ONNX attributes are typed, and 1 could be an int or a float: so we say which. */
export type Attribute =
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly float: number }
  | { readonly string: string };

/**
 * The gradient of an operator: from `g` = ∂loss/∂y and the result `y`, for each input one thunk that
 * builds ∂loss/∂input, which must have the input's shape. Only the thunks on the path are called.
 * `null`: this input passes no gradient on.
 */
export type Rule = (g: Value, y: Value) => readonly ((() => Value) | null)[];

/** Where an operator takes a number, it becomes a float32 scalar. */
export type Operand = Value | number;

/** A value fed at every run. */
export function input(name: string, shape: Shape, dtype: DType = 'float32'): Value {
  return { name, shape, dtype, from: { kind: 'input' } };
}

/** A fixed tensor. The data is kept by reference, not copied: don't change it afterwards. */
export function constant(
  data: Data | number | readonly number[],
  shape: Shape = typeof data === 'number' ? [] : [data.length],
): Value {
  const array =
    typeof data === 'number'
      ? Float32Array.of(data)
      : Array.isArray(data)
        ? Float32Array.from(data)
        : (data as Data);
  if (array.length !== sizeOf(shape)) {
    throw new GraphError(`constant: ${array.length} numbers do not fill the shape ${text(shape)}.`);
  }
  return {
    shape,
    dtype: array instanceof BigInt64Array ? 'int64' : 'float32',
    from: { kind: 'constant', data: array },
  };
}

/** A constant with a name of its own in the file: a trained parameter. */
export function weight(name: string, data: Float32Array, shape: Shape): Value {
  return { name, ...constant(data, shape) };
}

export function scalar(number: number): Value {
  return constant(number);
}

/** An int64 list, as ONNX wants it for shapes, axes and indices. */
export function integers(list: readonly number[], shape: Shape = [list.length]): Value {
  return constant(BigInt64Array.from(list, BigInt), shape);
}

export function asValue(operand: Operand): Value {
  return typeof operand === 'number' ? scalar(operand) : operand;
}

/** What every operator function ends in. */
export function operation(
  op: string,
  inputs: readonly (Value | undefined)[],
  result: {
    readonly shape: Shape;
    readonly dtype?: DType;
    readonly attributes?: Readonly<Record<string, Attribute>>;
    readonly gradient?: Rule;
  },
): Value {
  const { shape, dtype = 'float32', attributes = {}, gradient } = result;
  return { shape, dtype, from: { kind: 'node', op, inputs, attributes, ...(gradient && { gradient }) } };
}

/** The same value, for which `data` answers while building; gradients still flow to what it was made from. */
export function withKnownData(value: Value, data: () => Data): Value {
  return value.from.kind === 'node' ? { ...value, from: { ...value.from, known: data } } : value;
}

/** Everything that `roots` are made of, each value once and after what it is made from. */
export function topological(roots: readonly Value[], inputsOf: (value: Value) => readonly Value[]): Value[] {
  const order: Value[] = [];
  const seen = new Set<Value>();
  // A stack of our own: a gradient graph is deeper than the call stack is sure to be.
  const stack = [...roots].reverse().map((value) => ({ value, ready: false }));
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (top.ready) order.push(top.value);
    else if (!seen.has(top.value)) {
      seen.add(top.value);
      stack.push({ value: top.value, ready: true });
      for (const part of [...inputsOf(top.value)].reverse()) stack.push({ value: part, ready: false });
    }
  }
  return order;
}

export function inputsOf(value: Value): readonly Value[] {
  return value.from.kind === 'node' ? value.from.inputs.filter((part) => part !== undefined) : [];
}
