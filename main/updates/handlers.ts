import packageJson from '../../package.json' with { type: 'json' };
import type { UpdateNews } from '../../preload/contract/index.ts';
import { explain } from '../errors/explain.ts';
import { newerRelease, type Publisher } from './check.ts';
import type { Release } from './release.ts';

interface Services {
  readonly publisher: Publisher | null;
  readonly fetch: (address: string, options: RequestInit) => Promise<Response>;
  /** Whether nobody may be asked anything. */
  readonly offline: () => boolean;
  readonly showPage: ((address: string) => Promise<void>) | undefined;
}

export function updateHandlers({ publisher, fetch, offline, showPage }: Services) {
  let newer: Release | null = null;
  return {
    checkForUpdate: async (): Promise<UpdateNews> => {
      if (!publisher) throw explain('update-check.none');
      if (offline()) throw explain('update-check.offline');
      newer = await newerRelease(packageJson.version, publisher, { fetch });
      return newer ? { kind: 'newer', version: newer.version } : { kind: 'newest' };
    },
    // The window can't name the page: it is what the publisher signed.
    showUpdate: async () => {
      if (newer) await showPage?.(newer.page);
      return {};
    },
  };
}
