/** The pages of `docs/` that the window shows, as they are listed: paths below `docs`, without the ending. */
export const shelves = [
  { id: 'begin', pages: ['first-steps'] },
  { id: 'edit', pages: ['view', 'layers', 'colour', 'history'] },
  {
    id: 'neural',
    pages: [
      'tools/restyle',
      'tools/fill',
      'tools/swap',
      'tools/enlarge',
      'tools/learn-style',
      'tools/learn-face',
      'tools/inspect',
      'tools/likeness',
      'tools/faces',
    ],
  },
  { id: 'manage', pages: ['jobs', 'batch', 'workers', 'people', 'models', 'settings'] },
] as const;

export type PageId = (typeof shelves)[number]['pages'][number];

export const pages: readonly PageId[] = shelves.flatMap(({ pages: each }) => each);

/** Where a person begins who knows nothing yet. */
export const firstPage: PageId = 'first-steps';

export function isPage(path: string): path is PageId {
  return pages.some((page) => page === path);
}

/** The page of a neural tool; one that has none yet is told of where they all are. */
export function pageOfTool(tool: string): PageId {
  const page = `tools/${tool}`;
  return isPage(page) ? page : firstPage;
}
