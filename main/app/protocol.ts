import { protocol } from 'electron';
import type { Host } from '../host.ts';
import { contentSecurityPolicy, findAsset } from '../ipc/assets.ts';

const SCHEME = 'pentimento';
export const ORIGIN = `${SCHEME}://app`;

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers the window's own addresses and nothing else: GET only, one host, checked paths. */
export function serveScheme(host: Host): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== 'app') return new Response(null, { status: 405 });
    const { status, headers, body } = await findAsset(host, url.pathname);
    return new Response(body as Uint8Array<ArrayBuffer>, {
      status,
      headers: {
        ...headers,
        'content-security-policy': contentSecurityPolicy(),
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
