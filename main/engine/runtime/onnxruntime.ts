import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';

/** The one place that imports onnxruntime. */
export { InferenceSession, Tensor };

// From 1.29 on, onnxruntime reports its use to its makers unless this is set before the first session.
process.env.ORT_DISABLE_TELEMETRY = '1';

/** Why this build of onnxruntime can't compute with a provider at all; null where it may. */
export function whyUnsupported(provider: string): 'unsupported' | 'no-libraries' | null {
  // A provider that it doesn't know it leaves out without a word, and computes on the CPU.
  const backend = listSupportedBackends().find(({ name }) => name === provider);
  if (!backend) return 'unsupported';
  return backend.bundled || existsSync(libraryOf(provider)) ? null : 'no-libraries';
}

/** Where a provider's library lies that was downloaded after the installation. */
function libraryOf(provider: string): string {
  // Bundled as CommonJS, the program has no import.meta.url.
  const require_ = typeof require === 'function' ? require : createRequire(import.meta.url);
  const entry = require_.resolve('onnxruntime-node');
  const folder = join(dirname(dirname(entry)), 'bin', 'napi-v6', process.platform, process.arch);
  const [prefix, suffix] = process.platform === 'win32' ? ['', '.dll'] : ['lib', '.so'];
  return join(folder, `${prefix}onnxruntime_providers_${provider}${suffix}`);
}
