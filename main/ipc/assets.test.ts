import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAsset, type Shelf } from './assets.ts';
import { contentSecurityPolicy } from './headers.ts';

let folder: string;
let shelf: Shelf;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assets-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await mkdir(join(folder, 'resources', 'styles'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(folder, 'renderer', 'index.html'), 'the window');
  await writeFile(join(folder, 'renderer', 'assets', 'main.js'), 'script');
  await writeFile(join(folder, 'resources', 'styles', 'wave.jpg'), 'wave');
  await mkdir(join(folder, 'docs', 'tools'), { recursive: true });
  await writeFile(join(folder, 'docs', 'tools', 'fill.md'), '# Fill');
  await writeFile(join(folder, 'docs', 'notes.txt'), 'no page');
  await writeFile(join(folder, 'job.webp'), 'what came of it');
  shelf = {
    pictureOf: (id) => Promise.resolve(id === 'a-b' ? join(folder, 'job.webp') : null),
    paths: {
      ...{ renderer: join(folder, 'renderer'), resources: join(folder, 'resources') },
      ...{ models: folder, docs: join(folder, 'docs'), licences: join(folder, 'licences.json') },
    },
  };
});
afterAll(() => rm(folder, { recursive: true }));

const text = async (path: string) => new TextDecoder().decode((await findAsset(shelf, path)).body);

test('the window, its parts and shipped pictures are found', async () => {
  expect(await text('/')).toBe('the window');
  expect(await text('/assets/main.js')).toBe('script');
  expect(await text('/resources/styles/wave.jpg')).toBe('wave');
});

test('small pictures of remembered jobs are found, and of no others', async () => {
  expect(await text('/job-thumbnails/a-b.webp')).toBe('what came of it');
  for (const path of ['/job-thumbnails/c.webp', '/job-thumbnails/..%2fjob.webp', '/job-thumbnails/a-b.jpg'])
    expect((await findAsset(shelf, path)).status, path).toBe(404);
});

test('pages of help are found, and nothing else that lies there', async () => {
  expect(await text('/docs/tools/fill.md')).toBe('# Fill');
  expect((await findAsset(shelf, '/docs/tools/fill.md')).headers['content-type']).toMatch(/^text\/markdown/);
  expect((await findAsset(shelf, '/docs/notes.txt')).status).toBe(404);
});

test('no path leads out', async () => {
  const paths = [
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/resources/../secret.html',
    '/docs/../secret.html',
    '/docs/tools/..%2f..%2fsecret.html',
    '/resources/styles/../../secret.html',
    '/resources/styles/..%2f..%2fsecret.html',
    '/%',
    '//',
    '/%00.html',
    `/assets/${'a'.repeat(300)}.js`,
    '',
    '/assets',
  ];
  for (const path of paths) expect((await findAsset(shelf, path)).status, path).toBe(404);
});

test('what is there and cannot be read is a failure, not nothing', async () => {
  const path = join(folder, 'renderer', 'assets', 'itself.js');
  await symlink(path, path);
  await expect(findAsset(shelf, '/assets/itself.js')).rejects.toThrow('ELOOP');
});

test('the policy lets no other origin in', () => {
  expect(contentSecurityPolicy()).not.toMatch(/https?:|\*|unsafe-eval/);
});
