import { availableParallelism, cpus } from 'node:os';
import type { InferenceSession } from 'onnxruntime-node';

/** onnxruntime's execution providers, by its own names. */
export type Provider = 'cpu' | 'cuda' | 'dml' | 'coreml' | 'webgpu';

const names: Record<Provider, string> = {
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

export function isProvider(name: string): name is Provider {
  return name in names;
}

/** Session options that suit a provider; DirectML forbids parallel execution and memory patterns. */
export function sessionOptions(provider: Provider, threads: number): InferenceSession.SessionOptions {
  return {
    executionProviders: provider === 'cpu' ? ['cpu'] : [provider, 'cpu'],
    graphOptimizationLevel: 'all',
    executionMode: 'sequential',
    enableMemPattern: provider !== 'dml',
    intraOpNumThreads: threads,
    logSeverityLevel: 4,
  };
}

/** The device in words: "CPU · 8 threads", "CUDA". */
export function deviceLabel(provider: Provider, threads: number): string {
  if (provider !== 'cpu') return names[provider];
  const model = cpus()[0]?.model.trim();
  return [names.cpu, ...(model ? [model] : []), `${threads} threads`].join(' · ');
}

/** Why a provider could not be used, and what would make it usable. */
export function whyNot(provider: Provider, error: unknown): string {
  const cause = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  const remedy =
    provider === 'cuda'
      ? ' It needs an NVIDIA driver with CUDA 12 and cuDNN 9, and onnxruntime’s CUDA libraries: npm run setup:cuda.'
      : '';
  return `${names[provider]} is not available here (${cause.slice(0, 160)}).${remedy}`;
}

export function threadCount(): number {
  return availableParallelism();
}
