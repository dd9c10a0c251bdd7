import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from './errors/explain.ts';

/** Where the application's own read-only files are: beside the bundles in the project, beside them when packaged too. */
export interface Paths {
  readonly models: string;
  readonly resources: string;
  readonly renderer: string;
  /** Pages of help, with their figures. */
  readonly docs: string;
  /** Whose work is in the application: a file that the build writes. */
  readonly licences: string;
}

/** @param packagedFolder Electron's `process.resourcesPath`, which holds models and resources once packaged. */
export function findPaths(packagedFolder?: string): Paths {
  const project = join(__dirname, '..');
  const packaged = packagedFolder !== undefined && existsSync(join(packagedFolder, 'models'));
  const base = packaged ? packagedFolder : project;
  return {
    // Tests have a shelf of their own. What is installed listens to nobody.
    models:
      (packagedFolder === undefined ? process.env.PENTIMENTO_MODELS : undefined) ?? join(base, 'models'),
    resources: join(base, 'resources'),
    renderer: join(__dirname, 'renderer'),
    docs: join(base, 'docs'),
    licences: join(packaged ? base : __dirname, 'licences.json'),
  };
}

/** Pictures that ship, and nothing else: `samples/x.jpg`, `styles/paintings/y.jpg`. */
export function resourcePath(resources: string, file: string): string {
  if (!/^(samples|styles)(\/[\w-]+)*\/[\w-]+\.(jpg|png|webp)$/.test(file)) {
    throw explain('file-missing.not-shipped', { name: file });
  }
  return join(resources, file);
}
