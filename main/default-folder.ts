import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where settings live when Electron isn't there to say: what each system means for such files. */
export function defaultFolder(platform = process.platform, env = process.env): string {
  switch (platform) {
    case 'win32':
      return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Pentimento');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Pentimento');
    default:
      return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Pentimento');
  }
}
