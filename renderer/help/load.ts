import type { PageId } from './pages.ts';

export interface LoadedPage {
  /** Below `docs`, with its ending. */
  readonly path: string;
  readonly text: string;
}

/**
 * A page as the application ships it, in the window's language.
 * @throws where it can't be had.
 */
export async function loadPage(page: PageId, language: string): Promise<LoadedPage> {
  const path = `${language === 'en' ? '' : `${language}/`}${page}.md`;
  const answer = await fetch(`docs/${path}`);
  if (!answer.ok) throw new Error(`There is no page ${path}.`);
  return { path, text: await answer.text() };
}
