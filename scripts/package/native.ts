/** Whether the parts that are native code are here for a system: npm installs them for the one that it runs on. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/**
 * What to do before anything can be packed for a system, or why it can't be; null where all is there.
 * @param platform as Node names it. @param arch as Node names it. @param modules the folder of packages.
 */
export function missingNative(
  platform: string,
  arch: string,
  modules = join(root, 'node_modules'),
): string | null {
  const system = `${platform} on ${arch}`;
  if (!existsSync(join(modules, `onnxruntime-node/bin/napi-v6/${platform}/${arch}`))) {
    return `onnxruntime, which computes, has no program for ${system}: nothing can be packed for it.`;
  }
  if (!existsSync(join(modules, `@img/sharp-${platform}-${arch}`))) {
    const install = `npm ci --os=${platform} --cpu=${arch}`;
    return `sharp, which reads pictures, is installed for another system than ${system}: pack there, or after ${install}.`;
  }
  return null;
}
