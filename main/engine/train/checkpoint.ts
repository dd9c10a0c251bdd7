import { explain } from '../../errors/explain.ts';
import { readSafetensorsFile, type Tensor } from '../networks/safetensors.ts';
import type { Weights } from '../networks/weights.ts';
import { writeSafetensors } from '../networks/write-safetensors.ts';
import { adamMemory, type AdamMemory } from '../optimise/adam.ts';

/** Everything that a training goes on from. */
export interface Trained {
  /** Steps that are done. */
  readonly step: number;
  readonly weights: Weights;
  readonly memory: ReadonlyMap<string, AdamMemory>;
  /** The loss of each step that is done. */
  readonly losses: readonly number[];
}

/** A training that begins with these weights, which are copied. */
export function beginning(weights: Weights): Trained {
  return {
    step: 0,
    weights: new Map([...weights].map(([name, { shape, data }]) => [name, { shape, data: data.slice() }])),
    memory: new Map([...weights].map(([name, { data }]) => [name, adamMemory(data.length)])),
    losses: [],
  };
}

const LOSSES = 'losses';
const parts = ['weights', 'mean', 'power'] as const;

/** The state of a training as a file, in float32: what it goes on with is what it had, to the bit. */
export function writeCheckpoint({ step, weights, memory, losses }: Trained): Uint8Array {
  const tensors = new Map<string, Tensor>([
    [LOSSES, { shape: [losses.length], data: Float32Array.from(losses) }],
  ]);
  for (const [name, { shape, data }] of weights) {
    const { mean, power } = memory.get(name) ?? adamMemory(data.length);
    const held = { weights: data, mean, power };
    for (const part of parts) tensors.set(`${part} ${name}`, { shape, data: held[part] });
  }
  return writeSafetensors(tensors, { as: 'F32', metadata: { step: `${step}` } });
}

/**
 * @param like weights of the names and shapes that it has to be of.
 * @throws UserError bad-model where it is damaged, or of a network that is another one by now.
 */
export function readCheckpoint(file: Uint8Array, like: Weights): Trained {
  const { tensors, metadata } = readSafetensorsFile(file, 'checkpoint');
  const step = Number(metadata.step);
  const part = (which: (typeof parts)[number], name: string, shape: readonly number[]) => {
    const found = tensors.get(`${which} ${name}`);
    if (found?.shape.join() !== shape.join()) throw explain('bad-model.checkpoint');
    return found.data;
  };
  const losses = tensors.get(LOSSES);
  if (!Number.isInteger(step) || losses?.data.length !== step) throw explain('bad-model.checkpoint');
  const names = [...like].map(([name, { shape }]) => ({ name, shape }));
  return {
    step,
    weights: new Map(
      names.map(({ name, shape }) => [name, { shape, data: part('weights', name, shape) }] as const),
    ),
    memory: new Map(
      names.map(({ name, shape }) => {
        return [name, { mean: part('mean', name, shape), power: part('power', name, shape) }] as const;
      }),
    ),
    losses: [...losses.data],
  };
}
