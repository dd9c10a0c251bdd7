/** Bundles everything: `npm run build`. Programs with esbuild, the window with Vite, weights from packages. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.ts';
import { buildWeights } from './weights.ts';

/** Programs of the application: each becomes `out/<name>.cjs`. */
const programs = {
  app: 'main/app/main.ts',
  preload: 'preload/transport/electron.ts',
  serve: 'main/serve/main.ts',
  cli: 'main/cli/main.ts',
  engine: 'main/engine/process.ts',
  codec: 'main/document/codec-process.ts',
};

/** Bundles the programs and converts the weights that they read from packages; takes a few seconds at first. */
export async function buildPrograms(): Promise<void> {
  await Promise.all([bundlePrograms(), buildWeights()]);
}

/** @param project the folder that holds the sources. */
export async function bundlePrograms(project = root): Promise<void> {
  await build({
    absWorkingDir: project,
    entryPoints: programs,
    outdir: 'out',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    // Electron 25, which the end-to-end tests also run on, has Node 18 and loads no ES modules.
    target: 'node18',
    format: 'cjs',
    // Native modules and what is loaded by path stay outside.
    external: ['electron', 'onnxruntime-node', 'sharp'],
    sourcemap: true,
    logLevel: 'warning',
    // Asked for only where `require` is missing, which in these bundles it isn't.
    logOverride: { 'empty-import-meta': 'silent' },
  });
}

export async function buildWindow(): Promise<void> {
  const vite = await import('vite');
  await vite.build({ configFile: `${root}/vite.config.ts`, logLevel: 'warn' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await Promise.all([buildPrograms(), buildWindow()]);
}
