import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { python } from './blas.ts';

/** A program in PyTorch, in a process of its own, that answers each line with numbers. */
export interface PytorchProgram {
  readonly ask: (line: string) => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
}

/**
 * Starts it, and waits for its answer to a first line.
 * @returns null, and says so, where PyTorch is absent.
 */
export async function openProgram(
  program: string,
  args: readonly string[],
  first = '',
): Promise<PytorchProgram | null> {
  if (!existsSync(python)) return absent(`there is no ${python}`);
  const child = spawn(python, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  const ask = async (line: string): Promise<readonly number[]> => {
    child.stdin.write(`${line}\n`);
    const answer: IteratorResult<string, unknown> = await answers.next();
    if (answer.done === true) throw new Error('The program in PyTorch has ended.');
    return answer.value.split(' ').map(Number);
  };
  child.stdin.on('error', () => undefined);
  try {
    // It loads the weights meanwhile.
    await ask(first);
  } catch {
    await exited;
    return absent('its program does not run');
  }
  return {
    ask,
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
