import { isPage } from './pages.ts';
import type { PageId } from './pages.ts';

/** Where a link in a page leads, as far as the window goes. */
export type Target =
  | { readonly kind: 'page'; readonly page: PageId; readonly heading: string | null }
  /** A heading of the same page. */
  | { readonly kind: 'heading'; readonly heading: string }
  /** The net. The window goes nowhere: it says where that is. */
  | { readonly kind: 'outside'; readonly address: string }
  /** Something of the project that doesn't ship. */
  | { readonly kind: 'nowhere' };

/** Stands for the folder of the pages, so that addresses can be told apart. */
const folder = 'http://docs.invalid/';

/** @param path of the page that the link is in, below `docs`, with its ending. */
export function targetOf(href: string, path: string): Target {
  if (href.startsWith('#')) return { kind: 'heading', heading: href.slice(1) };
  const { href: address, origin, pathname, hash } = new URL(href, folder + path);
  if (origin !== new URL(folder).origin) return { kind: 'outside', address };
  const page = /^\/(?:zh-CN\/)?(.+)\.md$/.exec(pathname)?.[1];
  if (page === undefined || !isPage(page)) return { kind: 'nowhere' };
  return { kind: 'page', page, heading: hash === '' ? null : hash.slice(1) };
}

/** The address of a figure that ships; null for every other picture, which is not fetched. */
export function figureAt(href: string, path: string): string | null {
  const { origin, pathname } = new URL(href, folder + path);
  const ours = origin === new URL(folder).origin && /^\/figures\/[\w-]+\.(?:jpg|png|webp)$/.test(pathname);
  return ours ? `docs${pathname}` : null;
}

/** What a heading is called in links to it, as GitHub names it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}
