import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Host } from '../host.ts';
import { openPixelStore } from '../store/pixelstore.ts';
import { findAsset } from './assets.ts';
import { contentSecurityPolicy } from './headers.ts';

let folder: string;
let host: Host;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assets-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await mkdir(join(folder, 'resources', 'styles'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(folder, 'renderer', 'index.html'), 'the window');
  await writeFile(join(folder, 'renderer', 'assets', 'main.js'), 'script');
  await writeFile(join(folder, 'resources', 'styles', 'wave.jpg'), 'wave');
  host = {
    store: await openPixelStore(join(folder, 'pixels')),
    paths: { renderer: join(folder, 'renderer'), resources: join(folder, 'resources'), models: folder },
  } as unknown as Host;
});
afterAll(() => rm(folder, { recursive: true }));

const text = async (path: string) => new TextDecoder().decode((await findAsset(host, path)).body);

test('the window, its parts and shipped pictures are found', async () => {
  expect(await text('/')).toBe('the window');
  expect(await text('/assets/main.js')).toBe('script');
  expect(await text('/resources/styles/wave.jpg')).toBe('wave');
});

test('no path leads out', async () => {
  const paths = [
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/resources/../secret.html',
    '/resources/styles/../../secret.html',
    '/resources/styles/..%2f..%2fsecret.html',
    '/pixels/../secret.html',
    '/%',
    '//',
    '/%00.html',
    `/assets/${'a'.repeat(300)}.js`,
    '',
    '/assets',
  ];
  for (const path of paths) expect((await findAsset(host, path)).status, path).toBe(404);
});

test('what is there and cannot be read is a failure, not nothing', async () => {
  const hash = await host.store.putBytes(new Uint8Array(3));
  await expect(findAsset(host, `/pixels/${hash}`)).rejects.toThrow();
});

test('stored pixels come as 8-bit RGBA with their size', async () => {
  const hash = await host.store.putPixels({
    depth: 16,
    width: 2,
    height: 1,
    data: Uint16Array.of(0, 65535, 257, 65535, 514, 128, 129, 0),
  });
  const { headers, body } = await findAsset(host, `/pixels/${hash}`);
  expect(headers).toMatchObject({ 'x-width': '2', 'x-height': '1' });
  expect([...body]).toEqual([0, 255, 1, 255, 2, 0, 1, 0]);
});

test('the policy lets no other origin in', () => {
  expect(contentSecurityPolicy()).not.toMatch(/https?:|\*|unsafe-eval/);
});
