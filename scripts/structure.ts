/**
 * `npm run lint`: what may import what. Folders stand on floors: an arrow leads to a lower floor, never up and
 * never to a neighbour; and no folders that lie beside each other import each other in a circle, at any depth.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { root } from './root.ts';

/** Of a folder: what lies in it, floor by floor, from the lowest. What shares a floor knows nothing of each other. */
export type Floors = Readonly<Record<string, readonly (readonly string[])[]>>;

export const floors: Floors = {
  '.': [['preload'], ['main', 'renderer']],
  main: [
    ['errors'],
    ['image', 'processes'],
    ['fonts', 'store'],
    ['engine', 'document'],
    [
      'data-folder.ts',
      'default-folder.ts',
      'identities',
      'jobs',
      'paths.ts',
      'settings',
      'styles',
      'updates',
      'tour.ts',
    ],
    ['session-lock.ts'],
    ['batch', 'sessions.ts', 'storage'],
    ['models', 'queue'],
    ['stored-parts.ts'],
    ['host.ts'],
    ['ipc'],
    ['app', 'cli', 'serve'],
  ],
  'main/engine': [['graph'], ['runtime'], ['networks'], ['losses'], ['optimise'], ['tools']],
  renderer: [
    ['base'],
    ['pixels', 'ui'],
    ['actions', 'help'],
    ['picture'],
    ['composite'],
    ['workers'],
    ['view'],
    [
      ...['adjustments', 'brushes', 'colour', 'compare', 'effects', 'guides', 'history', 'layers'],
      ...['navigator', 'neural', 'selection', 'text', 'transform'],
    ],
    ['batch', 'models'],
    ['files'],
    ['app'],
    ['main.tsx'],
  ],
};

/** An import, both ends as paths from the repository's root. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** Every import between files of the product, tests left out: they may reach anywhere. */
export function arrowsIn(folder: string): readonly Arrow[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|testing)\.tsx?$/.test(file));
  return files.flatMap((from) =>
    [
      ...readFileSync(join(root, from), 'utf8').matchAll(/(?:from |import |import\(|new URL\()'(\.[^']+)'/g),
    ].map(([, to = '']) => ({ from, to: posix.join(dirname(from), to) })),
  );
}

/** What is wrong, a line each. */
export function problems(arrows: readonly Arrow[], standing: Floors): readonly string[] {
  return [...new Set([...arrows.flatMap((arrow) => climbing(arrow, standing)), ...circles(arrows)])];
}

function climbing({ from, to }: Arrow, standing: Floors): readonly string[] {
  const { parent, one, other } = parting(from, to);
  const storeys = standing[parent];
  if (!storeys || one === other) return [];
  const floorOf = (name: string) => storeys.findIndex((floor) => floor.includes(name));
  const [start, end] = [floorOf(one), floorOf(other)];
  const known = (name: string, at: number) =>
    at >= 0 || parent === '.' || parent === 'main/engine' || name === '';
  const strange = [one, other].filter((name) => !known(name, floorOf(name)));
  if (strange.length > 0) return strange.map((name) => `${parent}/${name} stands on no floor.`);
  if (start < 0 || end < 0 || end < start) return [];
  return [`${from} imports ${to}: ${other} ${end === start ? 'stands beside' : 'lies above'} ${one}.`];
}

/** The innermost folder that holds both ends, and where in it each lies. */
function parting(from: string, to: string) {
  const [a, b] = [from.split('/'), to.split('/')];
  let depth = 0;
  while (depth < Math.min(a.length, b.length) - 1 && a[depth] === b[depth]) depth += 1;
  return { parent: a.slice(0, depth).join('/') || '.', one: a[depth] ?? '', other: b[depth] ?? '' };
}

/** Circles between folders that lie in the same one. */
function circles(arrows: readonly Arrow[]): readonly string[] {
  const beside = new Map<string, Map<string, Set<string>>>();
  for (const { from, to } of arrows) {
    const { parent, one, other } = parting(from, to);
    if (one === other || one.includes('.') || other.includes('.')) continue;
    const folders = beside.get(parent) ?? new Map<string, Set<string>>();
    beside.set(parent, folders);
    folders.set(one, (folders.get(one) ?? new Set()).add(other));
  }
  return [...beside].flatMap(([parent, folders]) =>
    [...folders.keys()].flatMap((start) => {
      const around = wayBack(start, folders);
      // Each circle is told once, from the folder that comes first.
      return around?.every((name) => name >= start)
        ? [`${parent}: ${[...around, start].join(' → ')} is a circle.`]
        : [];
    }),
  );
}

/** The shortest way from a folder back to itself. */
function wayBack(start: string, folders: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | null {
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = [[start]];
  while (ways.length > 0) {
    const next: (readonly string[])[] = [];
    for (const way of ways) {
      for (const name of folders.get(way.at(-1) ?? '') ?? []) {
        if (name === start) return way;
        if (seen.has(name)) continue;
        seen.add(name);
        next.push([...way, name]);
      }
    }
    ways = next;
  }
  return null;
}

if (process.argv[1] === import.meta.filename) {
  const found = problems(['preload', 'main', 'renderer'].flatMap(arrowsIn), floors);
  for (const problem of found) console.error(problem);
  process.exitCode = found.length > 0 ? 1 : 0;
}
