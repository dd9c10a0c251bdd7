/** Styles as a person keeps them from the command line: the built program, files, a data folder. */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { KeptStyles } from '../../preload/contract/index.ts';
import { freshPrograms } from '../../scripts/pentimento.ts';
import { root } from '../../scripts/root.ts';
import { someNumbers, someStyle } from '../engine/networks/learnt-style.testing.ts';
import { writeLearntStyle } from '../engine/networks/learnt-style.ts';
import { checksumOfModel } from '../engine/runtime/models.ts';
import { styleMeant } from '../styles/meant.ts';
import { runProgram } from './built-program.testing.ts';

const wave = join(root, 'resources', 'styles', 'paintings', 'hokusai-great-wave.jpg');
let folder = '';
let data = '';
let file = '';

const run = (...args: readonly string[]) => runProgram([...args, '--data', data], { cwd: folder });
const styles = (...args: readonly string[]) => run('styles', ...args);
const list = async () => JSON.parse((await styles('list', '--json')).stdout) as KeptStyles;
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  await freshPrograms();
  folder = await mkdtemp(join(tmpdir(), 'styles-cli-'));
  data = path('data');
  file = path('waves.pentimento-style');
  await sharp(join(root, 'resources', 'samples', 'chelsea.jpg'))
    .resize(96, 64, { fit: 'fill' })
    .toFile(path('photo.png'));
  const painting = await sharp(wave).resize(96, 64, { fit: 'fill' }).png().toBuffer();
  await sharp(painting).toFile(path('painting.png'));
  const style = someStyle({
    painting: { file: new Uint8Array(painting), width: 96, height: 64 },
    offset: someNumbers(2400, 1),
    slope: new Float32Array(2400),
    network: { kind: 'shared', sha256: await checksumOfModel(join(root, 'models'), 'fast-style') },
  });
  await writeFile(file, writeLearntStyle(style));
  const short = { offset: someNumbers(24, 1), slope: new Float32Array(24) };
  await writeFile(path('short.pentimento-style'), writeLearntStyle({ ...style, ...short }));
  const tiny = await sharp(wave).resize(8, 8, { fit: 'fill' }).png().toBuffer();
  const seen = { painting: { file: new Uint8Array(tiny), width: 8, height: 8 } };
  await writeFile(path('tiny.pentimento-style'), writeLearntStyle({ ...style, ...seen }));
  const older = { network: { kind: 'shared', sha256: '1'.repeat(64) } } as const;
  await writeFile(path('older.pentimento-style'), writeLearntStyle({ ...style, ...older }));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => rm(data, { recursive: true, force: true }));

test('a style is imported, listed, renamed, exported as it was but for its name, and removed', async () => {
  expect((await styles('list')).stdout).toBe('No styles are kept.\n');
  const imported = await styles('import', file);
  expect(imported).toMatchObject({ code: 0, stderr: 'Waves is kept now.\n' });
  expect((await styles('import', file)).stderr).toContain('Waves 2 is kept');
  expect((await styles('rename', 'waves 2', 'Sea')).stderr).toBe('Waves 2 is called Sea now.\n');
  expect((await list()).styles).toMatchObject([
    { name: 'Sea', kind: 'code', current: true, steps: 7 },
    { name: 'Waves', width: 96, height: 64 },
  ]);
  expect((await styles('list')).stdout).toContain('Waves: a code, learnt for 7 steps');
  await styles('export', 'WAVES', 'given.pentimento-style');
  expect(await readFile(path('given.pentimento-style'))).toEqual(await readFile(file));
  const again = await styles('export', 'Waves', 'given.pentimento-style');
  expect(again.code).toBe(4);
  expect(again.stderr).toContain('--force');
  await styles('remove', 'Waves');
  await styles('remove', 'Sea');
  expect(await readdir(join(data, 'styles'))).toEqual([]);
});

test('a file that can’t be a style is refused with what to do, and nothing is kept', async () => {
  const bytes = await readFile(file);
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(path('bent.pentimento-style'), bytes);
  for (const [name, says] of [
    ['photo.png', 'is no style'],
    ['bent.pentimento-style', 'checksum'],
    ['short.pentimento-style', 'not of the shape'],
    ['tiny.pentimento-style', '8 × 8'],
    ['nowhere.pentimento-style', 'nowhere'],
    [folder, 'is no style'],
  ] as const) {
    const refused = await styles('import', name);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain(says);
  }
  expect(await list()).toEqual({ styles: [], damaged: [] });
  const gone = await styles('export', 'Waves', 'given-away.pentimento-style');
  expect(gone).toMatchObject({ code: 2 });
  expect(gone.stderr).toContain('no style called Waves');
  expect((await styles('import', 'older.pentimento-style')).stderr).toBe(
    'Waves is kept now.\nIt was learnt for other weights of the network: learn it anew.\n',
  );
});

test('a network of PyTorch’s is imported with the painting it was trained for, and paints', async () => {
  await copyFile(join(root, 'main/styles/pytorch/cases/one-channel.pth'), path('candy.pth'));
  const alone = await styles('import', 'candy.pth');
  expect(alone).toMatchObject({ code: 3 });
  expect(alone.stderr).toContain('--painting');
  const imported = await styles('import', 'candy.pth', '--painting', 'painting.png');
  expect(imported).toMatchObject({ code: 0, stderr: 'candy is kept now.\n' });
  expect((await list()).styles).toMatchObject([
    { name: 'candy', kind: 'network', current: true, steps: 0, width: 96, height: 64 },
  ]);
  expect((await styles('list')).stdout).toContain('trained elsewhere');
  const painted = await run(
    ...['restyle', 'photo.png', '--style', 'candy', '--method', 'fast', '-o', 'candy.png', '--force'],
  );
  expect(painted).toMatchObject({ code: 0 });
  for (const [name, painting, says] of [
    [file, 'painting.png', 'import it without another'],
    ['photo.png', 'painting.png', 'ONNX'],
    ['candy.pth', 'nowhere.png', 'nowhere.png'],
    ['candy.pth', 'candy.pth', 'candy.pth'],
  ] as const) {
    const refused = await styles('import', name, '--painting', painting);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain(says);
  }
  expect((await list()).styles).toHaveLength(1);
}, 120_000);

test('a photo is painted in a style that is kept by its name, and otherwise than after its painting alone', async () => {
  await styles('import', file);
  const paint = (style: string, out: string, ...more: string[]) =>
    run('restyle', 'photo.png', '--style', style, '--method', 'fast', '-o', out, '--force', ...more);
  const learnt = await paint('waves', 'learnt.png');
  expect(learnt).toMatchObject({ code: 0 });
  expect((await paint('painting.png', 'predicted.png')).code).toBe(0);
  const [a, b] = await Promise.all(
    ['learnt.png', 'predicted.png'].map((name) => sharp(path(name)).raw().toBuffer()),
  );
  const off = a!.reduce((sum, value, i) => sum + Math.abs(value - b![i]!), 0) / a!.length;
  expect(off).toBeGreaterThan(2);
  // A descent takes its painting.
  const descended = await run(
    ...['restyle', 'photo.png', '--style', 'waves', '--iterations', '2', '-o', 'descended.png', '--force'],
  );
  expect(descended.code).toBe(0);
  const unknown = await paint('Dots', 'none.png');
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toMatch(/no file Dots.*Waves/);
}, 120_000);

test('a painting is learnt into the library, painted with by name, and learnt further in its place', async () => {
  await mkdir(path('photos'), { recursive: true });
  await writeFile(path('photos/0.png'), (await readFile(path('photo.png'))).subarray(0, 2000));
  await copyFile(path('photo.png'), path('photos/1.png'));
  const quick = ['--photos', 'photos', '--side', '192', '--device', 'cpu'];
  const learnt = await styles('learn', 'painting.png', '--steps', '2', '--name', 'Sea', ...quick);
  expect(learnt.stderr).toMatch(/Sea is learnt and kept now, after (\d+ min )?\d+ s\./);
  expect(learnt.stderr).toMatch(/left out \(1\): 0\.png/);
  expect(learnt).toMatchObject({ code: 0, stdout: '' });
  const [sea] = (await list()).styles;
  expect(sea).toMatchObject({ name: 'Sea', kind: 'code', current: true, steps: 2, width: 96 });
  const painted = await run(
    ...['restyle', 'photo.png', '--style', 'sea', '--method', 'fast', '-o', 'sea.png', '--force'],
  );
  expect(painted.code).toBe(0);

  const further = await styles('learn', 'SEA', '--steps', '1', ...quick, '--json');
  expect(JSON.parse(further.stdout)).toMatchObject({ style: sea!.style, name: 'Sea', files: [] });
  expect((await list()).styles).toMatchObject([{ style: sea!.style, name: 'Sea', steps: 3 }]);

  // What can't be kept is said before anything is learnt.
  const refusals: readonly [string[], RegExp, number][] = [
    [['painting.png', '--name', 'SEA'], /already.*called Sea|Sea.*already/i, 2],
    [['painting.png', '--name', ' '], /can’t be a name/, 2],
    [['Dots'], /no file Dots.*Sea/, 2],
    [['painting.png', '--steps', '0'], /--steps takes/, 2],
  ];
  for (const [args, message, code] of refusals) {
    const refused = await styles('learn', ...args);
    expect(refused.stderr).toMatch(message);
    expect(refused.stderr).not.toContain('Computes on');
    expect(refused.code).toBe(code);
  }
}, 240_000);

test('a file of the name is meant before a style that is kept', async () => {
  await styles('import', file);
  expect(await styleMeant(path('painting.png'), data)).toBeNull();
  expect((await styleMeant('WAVES', data))?.style.name).toBe('Waves');
  await rm(data, { recursive: true, force: true });
  await expect(styleMeant('Waves', data)).rejects.toMatchObject({ because: 'no-file' });
});
