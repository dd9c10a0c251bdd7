import { protocol, type BrowserWindow } from 'electron';
import { findAsset, type Shelf } from '../ipc/assets.ts';
import { commonHeaders } from '../ipc/headers.ts';

const SCHEME = 'pentimento';
export const ORIGIN = `${SCHEME}://app`;

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      // Compiled code is kept for the next start, by an Electron that can.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Answers the window's own addresses and nothing else: GET only, one host, checked paths. */
export function serveScheme(shelf: Shelf): void {
  protocol.handle(SCHEME, async (request) => {
    try {
      const url = new URL(request.url);
      if (request.method !== 'GET' || url.host !== 'app') return respond(405);
      const { status, headers, body } = await findAsset(shelf, url.pathname);
      return respond(status, headers, body as Uint8Array<ArrayBuffer>);
    } catch (error) {
      console.error(error);
      return respond(500);
    }
  });
}

/** Resolves once the window's page has its script (`vite.config.ts` names it). */
export function scriptGiven({ webContents }: BrowserWindow): Promise<void> {
  const { webRequest } = webContents.session;
  return new Promise((resolve) =>
    webRequest.onCompleted({ urls: [`${ORIGIN}/assets/window-*.js`] }, () => {
      webRequest.onCompleted(null);
      resolve();
    }),
  );
}

function respond(status: number, headers = {}, body: Uint8Array<ArrayBuffer> | null = null): Response {
  return new Response(body, { status, headers: { ...headers, ...commonHeaders() } });
}
