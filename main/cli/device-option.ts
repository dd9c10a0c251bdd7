import type { Command } from 'commander';
import { leastMemory, Provider, type Settings } from '../../preload/contract/index.ts';
import { readChoice, readCount, refusal } from './choices.ts';

/** What computes: only what was given, since the rest is as the application's settings say. */
export type Compute = Partial<Pick<Settings, 'provider' | 'threads' | 'memory'>>;

/** What computes, and with how much. */
export function addDevice(command: Command): Command {
  return command
    .option(
      '--device <device>',
      `${Provider.options.join(', ')} (default: as set in the application, else auto)`,
    )
    .option('--threads <n>', 'how many threads of the CPU compute (default: as set, else all)')
    .option('--memory <GB>', 'how much memory tools plan with (default: as set, else a quarter, 4 at most)');
}

/** @throws UserError bad-parameters naming the option and what it takes. */
export function readCompute(given: Readonly<Record<string, unknown>>): Compute {
  const [device, memory] = [textOf(given.device), textOf(given.memory)];
  const threads = readCount('--threads', textOf(given.threads));
  return {
    ...(device !== undefined && { provider: readChoice('--device', Provider, device) }),
    ...(threads !== null && { threads }),
    ...(memory !== undefined && { memory: readGigabytes(memory) }),
  };
}

function readGigabytes(text: string): number {
  const gigabytes = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN;
  if (gigabytes >= leastMemory) return gigabytes;
  throw refusal(`--memory takes a number of gigabytes from ${leastMemory}; “${text}” was given.`);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
