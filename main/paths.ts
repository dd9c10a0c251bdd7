import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the application's own read-only files are: beside the bundles in the project, beside them when packaged too. */
export interface Paths {
  readonly models: string;
  readonly resources: string;
  readonly renderer: string;
}

/** @param packagedFolder Electron's `process.resourcesPath`, which holds models and resources once packaged. */
export function findPaths(packagedFolder?: string): Paths {
  const project = join(__dirname, '..');
  const base =
    packagedFolder !== undefined && existsSync(join(packagedFolder, 'models')) ? packagedFolder : project;
  return {
    models: join(base, 'models'),
    resources: join(base, 'resources'),
    renderer: join(__dirname, 'renderer'),
  };
}
