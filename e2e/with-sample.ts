import { appendFile, cp, mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundlePrograms } from '../scripts/build.ts';
import { root } from '../scripts/root.ts';

const tools = 'main/engine/tools';
const table = 'export const tools: readonly Tool[] = [';

/** Tools that only tests know. */
const samples = ['sample', 'album'];

/**
 * Builds the application with the tools of tests in an empty folder, each added to a copy of the sources as anybody adds
 * one: its folder, and a line in the table.
 */
export async function buildWithSample(folder: string): Promise<void> {
  await mkdir(join(folder, 'out'));
  for (const part of ['main', 'preload', 'package.json']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  for (const part of ['node_modules', 'models', 'resources', 'out/renderer']) {
    await symlink(join(root, part), join(folder, part));
  }
  for (const sample of samples) {
    await rename(join(folder, tools, `${sample}.testing`), join(folder, tools, sample));
    await addLine(sample, join(folder, tools, 'definitions.ts'));
  }
  await bundlePrograms(folder);
}

async function addLine(tool: string, file: string): Promise<void> {
  const source = await readFile(file, 'utf8');
  if (!source.includes(table)) throw new Error('The table of tools is written in another way now.');
  await writeFile(file, source.replace(table, `${table}${tool}, `));
  await appendFile(file, `import { ${tool} } from './${tool}/definition.ts';\n`);
}
