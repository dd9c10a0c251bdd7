import { join } from 'node:path';
import { openProgram } from '../pytorch/program.ts';

/** A network in PyTorch, in a process of its own. */
export interface PytorchNetwork {
  /** Runs it once: the seconds that took. */
  readonly run: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** @returns null, and says so, where PyTorch is absent. */
export async function openPytorch(args: readonly string[]): Promise<PytorchNetwork | null> {
  const opened = await openProgram(join(import.meta.dirname, 'pytorch.py'), args);
  return opened && { run: async () => (await opened.ask(''))[0] ?? NaN, close: opened.close };
}
