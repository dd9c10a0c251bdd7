/** Swapping faces by the built program: what is written, what it says of itself, and what is refused. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshPrograms } from '../../scripts/pentimento.ts';
import { root } from '../../scripts/root.ts';
import { runProgram, type Ended } from './built-program.testing.ts';

const portrait = join(root, 'resources', 'samples', 'astronaut.jpg');
const nobody = join(root, 'resources', 'samples', 'coffee.jpg');
let folder = '';
const file = (name: string) => join(folder, name);

const swap = (photo: string, ...more: string[]) =>
  runProgram(['swap', photo, '--device', 'cpu', '-o', file('out.png'), ...more], { cwd: folder });

/** How it ended, and what was said. */
function said({ code, stderr }: Ended): string {
  return `${code}: ${stderr}`;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'swap-test-'));
  await Promise.all([freshPrograms(), mkdir(file('album')), mkdir(file('walls'))]);
  // The same head in a mirror and in another light: somebody else, as far as its pixels go.
  const head = sharp(portrait).extract({ left: 110, top: 10, width: 260, height: 260 });
  await head.flop().modulate({ brightness: 0.7, saturation: 0.6 }).toFile(file('album/other.jpg'));
  const wall = { create: { width: 96, height: 72, channels: 3, background: '#987' } } as const;
  await sharp(wall).jpeg().toFile(file('walls/wall.jpg'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the face is another one, not a byte beyond it is, and the file says that it is a composite', async () => {
  const { code, stderr } = await swap(portrait, '--person', 'album', '--face', '1');
  expect(stderr).toContain('Wrote');
  expect(code).toBe(0);
  const raw = (picture: string) => sharp(picture).removeAlpha().raw().toBuffer();
  const [before, after] = await Promise.all([raw(portrait), raw(file('out.png'))]);
  const changed = Array.from(before, (value, p) => (value === after[p] ? -1 : Math.floor(p / 3)));
  const places = changed.filter((at) => at >= 0);
  const across = places.map((at) => at % 512);
  const down = places.map((at) => Math.floor(at / 512));
  // Her eyes and mouth are changed, and nothing that isn't her face.
  expect(Math.min(...across)).toBeGreaterThan(165);
  expect(Math.min(...across)).toBeLessThan(200);
  expect(Math.max(...across)).toBeGreaterThan(250);
  expect(Math.max(...across)).toBeLessThan(285);
  expect(Math.min(...down)).toBeGreaterThan(40);
  expect(Math.min(...down)).toBeLessThan(98);
  expect(Math.max(...down)).toBeGreaterThan(145);
  expect(Math.max(...down)).toBeLessThan(180);
  const { xmp } = await sharp(file('out.png')).metadata();
  expect(xmp?.toString()).toContain('compositeWithTrainedAlgorithmicMedia');
}, 120_000);

test('without a face in the photo, a photo of the person or the person, nothing is written and what would help is said', async () => {
  await rm(file('out.png'), { force: true });
  expect(said(await swap(nobody, '--person', 'album'))).toMatch(
    /^3: [^]*No face was found in .*coffee\.jpg\. Choose a photo/,
  );
  expect(said(await swap(portrait, '--person', 'walls'))).toMatch(
    /^3: [^]*No photo in walls shows a face that can be used \(photos looked at: 1\)/,
  );
  expect(said(await swap(portrait, '--person', 'album', '--face', '2'))).toMatch(
    /^2: [^]*There is no face number 2 in .*astronaut\.jpg: faces that were found: 1/,
  );
  expect(await readdir(folder)).not.toContain('out.png');
}, 120_000);
