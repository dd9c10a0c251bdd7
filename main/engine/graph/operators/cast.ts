import { operation, type DType, type Value } from '../value.ts';

const onnxType: Record<DType, number> = { float32: 1, int64: 7, bool: 9 };

/** x as another type. No gradient: the path of floats stops at anything that isn't one. */
export function cast(x: Value, dtype: DType): Value {
  if (x.dtype === dtype) return x;
  return operation('Cast', [x], { shape: x.shape, dtype, attributes: { to: { int: onnxType[dtype] } } });
}
