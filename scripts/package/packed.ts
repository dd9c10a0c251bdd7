import { join } from 'node:path';
import { root } from '../root.ts';

export interface Packed {
  /** All of it: on macOS the bundle. */
  readonly folder: string;
  readonly program: string;
  /** Electron's `process.resourcesPath`. */
  readonly resources: string;
}

/** Where electron-builder leaves the application for this machine, before it makes installers of it. */
export function packed(): Packed {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  switch (process.platform) {
    case 'darwin': {
      const folder = join(root, `release/mac${arch}/Pentimento.app`);
      return {
        folder,
        program: join(folder, 'Contents/MacOS/Pentimento'),
        resources: join(folder, 'Contents/Resources'),
      };
    }
    case 'win32': {
      const folder = join(root, `release/win${arch}-unpacked`);
      return { folder, program: join(folder, 'Pentimento.exe'), resources: join(folder, 'resources') };
    }
    default: {
      const folder = join(root, `release/linux${arch}-unpacked`);
      return { folder, program: join(folder, 'pentimento'), resources: join(folder, 'resources') };
    }
  }
}
