import { cpus } from 'node:os';
import type { InferenceSession } from 'onnxruntime-node';

/** onnxruntime's execution providers, by its own names. */
export type Provider = 'cpu' | 'cuda' | 'dml' | 'coreml' | 'webgpu';

/** What people call them. */
export const providerNames: Readonly<Record<Provider, string>> = {
  cpu: 'CPU',
  cuda: 'CUDA',
  dml: 'DirectML',
  coreml: 'CoreML',
  webgpu: 'WebGPU',
};

/** What to try, best first: the one asked for, or what suits the platform; the CPU always stands last. */
export function candidates(asked: string, platform: NodeJS.Platform): Provider[] {
  if (asked !== 'auto') return asked === 'cpu' || !isProvider(asked) ? ['cpu'] : [asked, 'cpu'];
  switch (platform) {
    case 'win32':
      return ['dml', 'cpu'];
    case 'linux':
      return ['cuda', 'cpu'];
    case 'darwin':
      return ['coreml', 'cpu'];
    default:
      return ['cpu'];
  }
}

/** What a system could have, best first. */
export function providersOf(platform: NodeJS.Platform): readonly Provider[] {
  switch (platform) {
    case 'win32':
      return ['cuda', 'dml', 'webgpu', 'cpu'];
    case 'darwin':
      return ['coreml', 'webgpu', 'cpu'];
    default:
      return ['cuda', 'webgpu', 'cpu'];
  }
}

export function isProvider(name: string): name is Provider {
  return name in providerNames;
}

/**
 * Session options that suit a provider; DirectML forbids parallel execution and memory patterns. On a processor a pattern takes
 * one block for all tensors from the second run on, beside what the first run has taken: nearly twice the memory.
 */
export function sessionOptions(provider: Provider, threads: number): InferenceSession.SessionOptions {
  return {
    executionProviders: provider === 'cpu' ? ['cpu'] : [provider, 'cpu'],
    graphOptimizationLevel: 'all',
    executionMode: 'sequential',
    enableMemPattern: false,
    intraOpNumThreads: threads,
    // A thread that has nothing to do sleeps: spinning, it takes a core from whatever else computes here.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    logSeverityLevel: 4,
  };
}

/** The device's name: "CPU · AMD EPYC", "CUDA". */
export function deviceLabel(provider: Provider): string {
  if (provider !== 'cpu') return providerNames[provider];
  const model = cpus()[0]?.model.trim();
  return [providerNames.cpu, ...(model ? [model] : [])].join(' · ');
}
