/** Who may come in: everything that is asked of a request before it is answered. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * The token lets in whoever has the printed address. It is exchanged for a cookie, which opens the page and what
 * the page loads, and for a key, which opens the socket. A browser sends a cookie to every port of this machine, so
 * another person's server could catch it; the key is kept by the page, and no page of another origin gets at it.
 */
export interface Keys {
  readonly token: string;
  readonly cookie: string;
  readonly socket: string;
}

/** Made of the token, so that a tab which has them is let in again after the server was started anew. */
export function keysOf(token: string): Keys {
  const derived = (use: string) => createHmac('sha256', token).update(use).digest('base64url');
  return { token, cookie: derived('cookie'), socket: derived('socket') };
}

/**
 * The host that was asked for, such as `127.0.0.1:40123`; null for any name that is not this machine's own, which a
 * page elsewhere could have pointed here (DNS rebinding). Its port is another one where the address is tunnelled.
 */
export function hostOf({ headers }: IncomingMessage): string | null {
  const { host = '' } = headers;
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/.test(host) ? host : null;
}

export function bringsToken(query: string, keys: Keys): boolean {
  return isSame(new URLSearchParams(query).get('token'), keys.token);
}

export function hasCookie(request: IncomingMessage, host: string, keys: Keys): boolean {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  const start = `${cookieName(host)}=`;
  return cookies.some(
    (cookie) => cookie.startsWith(start) && isSame(cookie.slice(start.length), keys.cookie),
  );
}

export function cookieFor(host: string, keys: Keys): string {
  return `${cookieName(host)}=${keys.cookie}; HttpOnly; SameSite=Strict; Path=/`;
}

/** Named by port, because a browser keeps one jar of cookies for all ports of a machine. */
function cookieName(host: string): string {
  return `pentimento-${/:(\d+)$/.exec(host)?.[1] ?? '80'}`;
}

/** Whether a socket is asked for by the page that was served here, which has the cookie and the key. */
export function maySpeak(request: IncomingMessage, keys: Keys): boolean {
  const host = hostOf(request);
  if (host === null || request.headers.origin !== `http://${host}`) return false;
  const [, key = ''] = (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/);
  const [path] = (request.url ?? '').split('?', 1);
  return path === '/socket' && hasCookie(request, host, keys) && isSame(key, keys.socket);
}

/** The page that asks for a socket, by the name that it gives itself; null where it gives none. */
export function pageOf({ url }: IncomingMessage): string | null {
  return /^\/socket\?page=([0-9a-f-]{36})$/.exec(url ?? '')?.[1] ?? null;
}

function isSame(given: string | null, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
