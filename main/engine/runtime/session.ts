import { explain } from '../../errors/explain.ts';
import { checkTensor, type Array4 } from '../graph/index.ts';
import { isOutOfMemory } from './checks.ts';
import { InferenceSession, Tensor } from './onnxruntime.ts';

/** A model made ready to run on the device. */
export interface Session {
  /**
   * Runs once. What the model has no input for is left out. onnxruntime computes inside the calling process,
   * which answers nothing meanwhile.
   * @throws UserError out-of-memory.
   */
  run(feeds: Readonly<Record<string, Array4>>): Promise<Record<string, Float32Array>>;
  /** The session may be gone afterwards. */
  release(): Promise<void>;
}

export class OnnxSession implements Session {
  private constructor(private readonly inner: InferenceSession) {}

  /** @throws UserError out-of-memory, or onnxruntime's own error for a model it can't run. */
  static async create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<OnnxSession> {
    return new OnnxSession(await guarded(() => InferenceSession.create(model, options)));
  }

  async run(feeds: Readonly<Record<string, Array4>>): Promise<Record<string, Float32Array>> {
    const tensors: Record<string, Tensor> = {};
    for (const name of this.inner.inputNames) {
      const fed = feeds[name];
      // Where one is missing, onnxruntime says so.
      if (!fed) continue;
      checkTensor(fed.data.byteLength);
      tensors[name] = new Tensor('float32', fed.data, fed.dims);
    }
    const results = await guarded(() => this.inner.run(tensors));
    return Object.fromEntries(
      Object.entries(results).map(([name, tensor]) => [name, tensor.data as Float32Array]),
    );
  }

  release(): Promise<void> {
    return this.inner.release();
  }
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    throw explain('out-of-memory', {}, { cause: error });
  }
}
