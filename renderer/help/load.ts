import type { PageId } from './pages.ts';

export interface LoadedPage {
  /** Below `docs`, with its ending. */
  readonly path: string;
  readonly text: string;
}

/**
 * A page as the application ships it: in the window's language, else in English.
 * @throws where neither can be had.
 */
export async function loadPage(page: PageId, language: string): Promise<LoadedPage> {
  const paths = [...(language === 'en' ? [] : [`${language}/${page}.md`]), `${page}.md`];
  for (const path of paths) {
    const answer = await fetch(`docs/${path}`);
    if (answer.ok) return { path, text: await answer.text() };
  }
  throw new Error(`There is no page ${page}.`);
}
