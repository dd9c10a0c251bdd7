/** Bundles everything: `npm run build`. Programs with esbuild, the window with Vite, weights from packages. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin } from 'vite';
import { writeLicences } from './licences/index.ts';
import { root } from './root.ts';
import { buildWeights } from './weights.ts';

/** Programs of the application, and parts that these load when they need them: each becomes `out/<name>.cjs`. */
const programs = {
  app: 'main/app/main.ts',
  editor: 'main/app/editor.ts',
  preload: 'preload/transport/electron.ts',
  serve: 'main/serve/main.ts',
  cli: 'main/cli/main.ts',
  engine: 'main/engine/process.ts',
  codec: 'main/document/codec-process.ts',
  queue: 'main/queue/libraries.ts',
};

/** Bundles the programs and the window, and writes down whose work is in them. */
export async function buildApplication(): Promise<void> {
  const [programs, window] = await Promise.all([buildPrograms(), buildWindow()]);
  await writeLicences([...programs, ...window]);
}

/**
 * Bundles the programs and converts the weights that they read from packages; takes a few seconds at first.
 * @returns the files that they are made of.
 */
export async function buildPrograms(): Promise<readonly string[]> {
  const [files] = await Promise.all([bundlePrograms(), buildWeights()]);
  return files;
}

/** @param project the folder that holds the sources. @returns the files that they are made of. */
export async function bundlePrograms(project = root): Promise<readonly string[]> {
  const { metafile } = await build({
    metafile: true,
    absWorkingDir: project,
    entryPoints: programs,
    outdir: 'out',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    // Electron 25, which the end-to-end tests also run on, has Node 18 and loads no ES modules.
    target: 'node18',
    format: 'cjs',
    define: { PENTIMENTO_PUBLISHER: JSON.stringify(publisherOf(process.env)) },
    // Native modules and what is loaded by path stay outside.
    external: ['electron', 'onnxruntime-node', 'sharp'],
    sourcemap: true,
    logLevel: 'warning',
    // Electron 25 can't import.
    supported: { 'dynamic-import': false },
    plugins: [apart(project)],
    // Asked for only where `require` is missing, which in these bundles it isn't.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  // Not what was looked at and left out.
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
}

/** A program that another imports when it needs it stays a file of its own. */
function apart(project: string): EsbuildPlugin {
  return {
    name: 'apart',
    setup: (build) =>
      build.onResolve({ filter: /^\./ }, ({ kind, resolveDir, path }) => {
        if (kind !== 'dynamic-import') return null;
        const file = join(resolveDir, path);
        const [name] = Object.entries(programs).find(([, source]) => join(project, source) === file) ?? [];
        return name === undefined ? null : { path: `./${name}.cjs`, external: true };
      }),
  };
}

/** Who is asked for newer versions: nobody, unless the environment of the build says where and by which key. */
function publisherOf({
  PENTIMENTO_RELEASE_ADDRESS: address,
  PENTIMENTO_RELEASE_KEY: key,
}: NodeJS.ProcessEnv) {
  if (address === undefined || key === undefined) return null;
  if (!address.startsWith('https://')) throw new Error('PENTIMENTO_RELEASE_ADDRESS is no https address.');
  return { address, key };
}

/** @returns the files that the window and its workers, which have bundles of their own, are made of. */
export async function buildWindow(): Promise<readonly string[]> {
  const vite = await import('vite');
  const files = new Set<string>();
  const listing = (): Plugin => ({
    name: 'pentimento-files',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const [file, { renderedLength }] of Object.entries(part.modules)) {
          // A style sheet leaves nothing in the chunk that asks for it.
          if (renderedLength > 0 || file.endsWith('.css')) files.add(file);
        }
      }
    },
  });
  await vite.build({
    ...{ configFile: `${root}/vite.config.ts`, logLevel: 'warn' },
    plugins: [listing()],
    worker: { plugins: () => [listing()] },
  });
  return [...files];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApplication();
