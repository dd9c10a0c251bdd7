import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { python } from '../pytorch/blas.ts';
const program = join(import.meta.dirname, 'pytorch.py');

/** A network in PyTorch, in a process of its own. */
export interface PytorchNetwork {
  /** Runs it once: the seconds that took. */
  readonly run: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** @returns null, and says so, where PyTorch is absent. */
export async function openPytorch(args: readonly string[]): Promise<PytorchNetwork | null> {
  if (!existsSync(python)) return absent(`there is no ${python}`);
  const child = spawn(python, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  const run = async (): Promise<number> => {
    child.stdin.write('\n');
    const answer: IteratorResult<string, unknown> = await answers.next();
    if (answer.done === true) throw new Error('The program in PyTorch has ended.');
    return Number(answer.value);
  };
  child.stdin.on('error', () => undefined);
  try {
    // It loads the weights meanwhile.
    await run();
  } catch {
    await exited;
    return absent('its program does not run');
  }
  return {
    run,
    close: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

function absent(why: string): null {
  console.error(`PyTorch is left out: ${why}.`);
  return null;
}
