import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { resourcePath, type Paths } from '../paths.ts';

/** What the page may fetch, by path, from Electron's protocol and from the browser's server alike: GET only. */
export interface Asset {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Where it lies. */
export interface Shelf {
  readonly paths: Paths;
  /** The small picture of a job that is over; null where there is none. */
  readonly pictureOf: (job: string) => Promise<string | null>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const missing: Asset = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: new TextEncoder().encode('There is nothing here.'),
};

/**
 * - `/`, `/assets/…`: the window's bundle
 * - `/resources/…`: pictures that ship
 * - `/docs/…`: pages of help, with their figures
 * - `/job-thumbnails/<id>.webp`: small pictures of jobs that are over
 *
 * Rejects where what is there can't be read.
 */
export async function findAsset(shelf: Shelf, pathname: string): Promise<Asset> {
  try {
    const path = decodeURIComponent(pathname);
    const file = await fileAt(shelf, path);
    const type = file !== null && types[extname(file)];
    if (!file || type === undefined || type === false) return missing;
    return { status: 200, headers: { 'content-type': type }, body: await readFile(file) };
  } catch (error) {
    if (isNowhere(error)) return missing;
    throw error;
  }
}

async function fileAt({ paths, pictureOf }: Shelf, path: string): Promise<string | null> {
  if (path.startsWith('/resources/')) return resourcePath(paths.resources, path.slice('/resources/'.length));
  if (path.startsWith('/docs/')) return within(paths.docs, path.slice('/docs/'.length));
  const job = /^\/job-thumbnails\/([\w-]+)\.webp$/.exec(path)?.[1];
  return job === undefined ? bundlePath(paths.renderer, path) : pictureOf(job);
}

/** A path that leads nowhere: no address, no file of that name, or none that a file could have. */
function isNowhere(error: unknown): boolean {
  if (error instanceof URIError || (error instanceof UserError && error.code === 'file-missing')) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code);
}

/** A path inside the bundle's folder, or null for one that would lead out of it. */
export function bundlePath(folder: string, path: string): string | null {
  return within(folder, path === '/' ? 'index.html' : path);
}

function within(folder: string, path: string): string | null {
  const full = normalize(join(folder, path));
  return full.startsWith(folder + sep) ? full : null;
}
