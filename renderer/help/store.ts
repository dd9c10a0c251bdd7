import { create } from 'zustand';
import { firstPage } from './pages.ts';
import type { PageId } from './pages.ts';

/** A page, at its beginning or at one of its headings. */
export interface Place {
  readonly page: PageId;
  readonly heading: string | null;
}

interface Help {
  readonly open: boolean;
  /** What was read, one after the other; the last is shown, also when help is opened again. */
  readonly visited: readonly [Place, ...Place[]];
}

const atFirst: Help = { open: false, visited: [{ page: firstPage, heading: null }] };

export const useHelp = create<Help>(() => atFirst);

/** Opens help at a page, else where it was left. */
export function openHelp(page?: PageId): void {
  if (page === undefined) useHelp.setState({ open: true });
  else useHelp.setState({ open: true, visited: [{ page, heading: null }] });
}

export function closeHelp(): void {
  useHelp.setState({ open: false });
}

export function visit(page: PageId, heading: string | null = null): void {
  useHelp.setState(({ visited }) => ({ visited: [...visited, { page, heading }] }));
}

export function goBack(): void {
  useHelp.setState(({ visited }) => {
    const [first, ...rest] = visited;
    return { visited: [first, ...rest.slice(0, -1)] };
  });
}
