/** The built program as a person runs it: a process, files in, files out, messages and exit codes. */
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshPrograms } from '../../scripts/pentimento.ts';
import { chunk } from '../image/png-chunks.ts';
import { readTiffStructure } from '../image/tiff-directory.ts';
import { enginesOf, once, runProgram, type Ended, type RunOptions } from './built-program.testing.ts';

let folder = '';
let temporary = '';
let results = '';
const file = (name: string) => join(folder, name);
const out = (name = 'out.png') => join(results, name);

const cli = (args: readonly string[], watch?: RunOptions['watch']) =>
  runProgram(args, { cwd: folder, env: { TMPDIR: temporary }, ...(watch && { watch }) });

const quick = ['--style', 'style.png', '--size', '64', '--iterations', '2', '--device', 'cpu'];
const restyle = (photo: string, ...more: string[]) => cli(['restyle', photo, '-o', out(), ...quick, ...more]);

/** Pixels in which neighbours differ. */
function texture(width: number, height: number, channels: 3 | 4 = 3) {
  const data = Uint8Array.from({ length: width * height * channels }, (_, i) => (i * 40_503) >> 5);
  return sharp(data, { raw: { width, height, channels } });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-test-'));
  [temporary, results] = [file('temporary'), file('results')];
  await mkdir(temporary);
  const photo = texture(96, 72).withExif({ IFD0: { Copyright: 'Me, 2026' } });
  const jpeg = await photo.jpeg().toBuffer();
  const style = await texture(64, 64).png().toBuffer();
  await Promise.all([
    freshPrograms(),
    writeFile(file('photo.jpg'), jpeg),
    writeFile(file('cut.png'), style.subarray(0, style.length / 2)),
    writeFile(file('style.png'), style),
    writeFile(file('text.jpg'), 'This is no picture.'),
    writeFile(file('bomb.png'), pngHeader(30_000, 30_000)),
    texture(1, 1).png().toFile(file('dot.png')),
    texture(64, 64).toColourspace('cmyk').jpeg().toFile(file('cmyk.jpg')),
    texture(64, 64, 4).png({ palette: true }).toFile(file('palette.png')),
    sharp({ create: { width: 64, height: 64, channels: 3, background: '#808080' } }).toFile(file('flat.png')),
    ...['black', 'white'].map((background) =>
      sharp({ create: { width: 96, height: 72, channels: 3, background } }).toFile(file(`${background}.png`)),
    ),
    texture(40, 30).toColourspace('rgb16').png().toFile(file('deep.png')),
    texture(40, 30).toColourspace('b-w').tiff({ bitdepth: 1 }).toFile(file('one-bit.tif')),
    texture(9000, 1).png().toFile(file('line.png')),
    sharp(await texture(16, 48).raw().toBuffer(), {
      raw: { width: 16, height: 48, channels: 3, pageHeight: 16 },
    })
      .gif()
      .toFile(file('animated.gif')),
    texture(96, 72)
      .withExif({ IFD2: { PixelXDimension: '96', PixelYDimension: '72' } })
      .toFile(file('camera.jpg')),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  await rm(results, { recursive: true, force: true });
  await mkdir(results);
});

function pngHeader(width: number, height: number): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint16(8, 0x0802);
  const parts = [chunk('IHDR', new Uint8Array(header.buffer)), chunk('IDAT', new Uint8Array(64))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** One sentence or two on stderr, the exit code, and nothing left anywhere. */
async function expectRefusal({ code, stdout, stderr }: Ended, exit: number, ...parts: (string | RegExp)[]) {
  const said = stderr.trim().split('\n').at(-1);
  for (const part of parts) expect(said).toMatch(part);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(code).toBe(exit);
  expect(stdout).toBe('');
  expect(await readdir(results)).toEqual([]);
  expect(await readdir(temporary)).toEqual([]);
}

describe('a run that works', () => {
  test('writes the picture in its size with what the camera wrote, as it is set, and says so in JSON', async () => {
    await mkdir(file('settings'));
    await writeFile(join(file('settings'), 'settings.json'), '{"version":1,"threads":1}');
    const { code, stdout, stderr } = await restyle('photo.jpg', '--json', '--data', file('settings'));
    expect(stderr).toMatch(/Computes on CPU/);
    expect(stderr).toMatch(/Wrote .*out\.png: 64 × 48 pixels/);
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(report).toMatchObject({
      result: out(),
      files: [out()],
      width: 64,
      height: 48,
      notes: [],
      device: { provider: 'cpu', threads: 1 },
    });
    expect(report.measures).toHaveProperty('style');
    const { format, width, height, exif } = await sharp(out()).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: 64, height: 48 });
    expect(exif?.toString('latin1')).toContain('Me, 2026');
    expect(await readdir(results)).toEqual(['out.png']);
    expect(await readdir(temporary)).toEqual([]);
  });

  test('gives the same bytes for the same seed', async () => {
    const noise = ['--start', 'noise', '--seed', '7', '--quiet'];
    const first = await restyle('photo.jpg', ...noise);
    expect(first.stderr).toBe('');
    const bytes = await readFile(out());
    expect((await restyle('photo.jpg', ...noise, '--force')).code).toBe(0);
    expect(bytes.equals(await readFile(out()))).toBe(true);
  });

  test('fills what a mask marks, one file for each result, and changes nothing else', async () => {
    const mask = sharp({ create: { width: 96, height: 72, channels: 3, background: 'black' } });
    const white = { create: { width: 12, height: 8, channels: 3, background: 'white' } } as const;
    await mask
      .composite([{ input: white, left: 40, top: 30 }])
      .png()
      .toFile(file('mask.png'));
    const fill = (...more: string[]) =>
      cli(['fill', 'photo.jpg', '--mask', 'mask.png', '-o', out(), '--quiet', ...more]);
    expect(await fill('--variations', '2', '--grow', '2', '--soften', '1')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect((await readdir(results)).sort()).toEqual(['out-1.png', 'out-2.png']);
    const before = await sharp(file('photo.jpg')).removeAlpha().raw().toBuffer();
    const after = await sharp(out('out-2.png')).removeAlpha().raw().toBuffer();
    const differs = (at: number) => [0, 1, 2].some((c) => before[3 * at + c] !== after[3 * at + c]);
    const changed = Array.from({ length: 96 * 72 }, (_, at) => at).filter(differs);
    const inside = (at: number) => {
      const [x, y] = [at % 96, Math.floor(at / 96)];
      return x >= 37 && x < 55 && y >= 27 && y < 41;
    };
    expect(changed.filter((at) => !inside(at))).toEqual([]);
    expect(changed.length).toBeGreaterThan(96);
    expect(await fill('--variations', '1', '--force')).toMatchObject({ code: 0 });
    expect((await readdir(results)).sort()).toEqual(['out-1.png', 'out-2.png', 'out.png']);
  });

  test('converts CMYK and says so', async () => {
    const { code, stderr } = await restyle('cmyk.jpg', '--quiet');
    expect(stderr).toBe('cmyk.jpg: The CMYK picture was converted to sRGB.\n');
    expect(code).toBe(0);
    expect((await sharp(out()).metadata()).space).toBe('srgb');
  });

  test('keeps the transparency of a palette, and says where a format cannot', async () => {
    expect((await restyle('palette.png')).code).toBe(0);
    expect((await sharp(out()).metadata()).hasAlpha).toBe(true);
    const flat = await cli(['restyle', 'palette.png', '-o', out('out.jpg'), ...quick, '--quiet']);
    expect(flat.stderr).toContain('The format has no transparency');
    expect(flat.code).toBe(0);
  });
});

describe('enlarging', () => {
  const enlarge = (photo: string, name: string, ...more: string[]) =>
    cli(['enlarge', photo, '-o', out(name), '--device', 'cpu', '--quiet', ...more]);
  // Bicubic interpolation needs no network, and the smallest of those that are built is quick.
  const plain = ['--strength', '0'];
  const slim = ['--vivid-network', 'slim'];

  test('states the new size where the camera stated the old one', async () => {
    const { code, stderr } = await enlarge('camera.jpg', 'out.jpg', ...plain, '--factor', '2.5');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const { width, height, exif } = await sharp(out('out.jpg')).metadata();
    expect([width, height]).toEqual([240, 180]);
    const { root } = readTiffStructure(new Uint8Array(exif!.subarray(6)))!;
    const sizes = root.children.get(0x8769)!.fields.filter(({ tag }) => [0xa002, 0xa003].includes(tag));
    expect(sizes.map(({ bytes }) => new DataView(bytes.buffer).getUint32(0, true))).toEqual([240, 180]);
  });

  test('with a network says that it invents, and keeps 16 bits and grey', async () => {
    const { code, stderr } = await enlarge('deep.png', 'out.png', ...slim, '--size', '100');
    expect(stderr).toContain('Vivid invents detail');
    expect(stderr).toContain('The network enlarges ×3; its 120 × 90 pixels were made 100 × 75');
    expect(code).toBe(0);
    const { width, height, depth } = await sharp(out()).metadata();
    expect({ width, height, depth }).toEqual({ width: 100, height: 75, depth: 'ushort' });
    expect((await enlarge('one-bit.tif', 'grey.png', ...slim)).code).toBe(0);
    expect((await sharp(out('grey.png')).metadata()).space).toBe('b-w');
  });

  test.each([
    ['palette.png', 128, 128, ''],
    ['cmyk.jpg', 128, 128, 'The CMYK picture was converted to sRGB.'],
    ['dot.png', 2, 2, ''],
    ['line.png', 18_000, 2, ''],
    ['animated.gif', 32, 32, 'Only the first of 3 frames'],
  ])('%s', async (photo, width, height, note) => {
    const { code, stderr } = await enlarge(photo, 'out.png', ...slim);
    expect(stderr).toContain(note);
    expect(code).toBe(0);
    expect(await sharp(out()).metadata()).toMatchObject({ width, height });
  });

  test('what the format cannot state, or is no enlargement, is refused before the work', async () => {
    const wide = await enlarge('line.png', 'out.webp', '--factor', '2');
    await expectRefusal(wide, 3, 'WEBP holds at most 16383 pixels a side, and the picture has 18000 × 2');
    await expectRefusal(
      await enlarge('photo.jpg', 'out.png', '--size', '96'),
      2,
      'has 96 × 72 pixels already',
    );
    const huge = await enlarge('photo.jpg', 'out.png', '--size', '28000');
    await expectRefusal(huge, 2, 'at most 30000 a side and 268 megapixels are possible');
  });
});

describe('a picture that cannot be used', () => {
  test.each([
    ['missing.jpg', 'missing.jpg does not exist'],
    ['text.jpg', 'text.jpg is not a picture'],
    ['cut.png', 'cut.png is damaged or cut short'],
    ['bomb.png', 'bomb.png has 30000 × 30000 pixels'],
    ['dot.png', 'dot.png would be 1 × 1 pixels'],
  ])('%s is refused by name', async (photo, message) => {
    await expectRefusal(await restyle(photo), 3, message);
  });

  test('a style of one colour is refused by name', async () => {
    await expectRefusal(await restyle('photo.jpg', '--style', 'flat.png'), 3, 'flat.png is one flat colour');
  });

  test.each([
    ['flat.png', 3, 'flat.png is 64 × 64 pixels and photo.jpg 96 × 72'],
    ['black.png', 3, 'The mask marks nothing'],
    ['white.png', 3, 'Mark less, or let it draw from more of the picture'],
  ])('the mask %s is refused in words', async (mask, exit, message) => {
    const refused = await cli(['fill', 'photo.jpg', '--mask', mask, '-o', out(), '--quiet']);
    await expectRefusal(refused, exit, message);
  });
});

describe('options that cannot be', () => {
  test.each([
    [['--iterations', '0'], '--iterations takes a whole number from 1 to 2000; “0” was given.'],
    [['--content-strength', '0', '--style-strength', '0'], 'All strengths are zero'],
    [['--blend', '0'], 'The blend gives every style the weight zero'],
    [['--sise', '64'], 'Did you mean --size?'],
  ])('%j is refused', async (options, message) => {
    await expectRefusal(await restyle('photo.jpg', ...options), 2, message);
  });

  test('a missing style is asked for', async () => {
    await expectRefusal(await cli(['restyle', 'photo.jpg', '-o', out()]), 2, 'add --style PAINTING');
  });

  test('a program reads the failure as JSON', async () => {
    const { code, stdout } = await restyle('photo.jpg', '--json', '--iterations', '0');
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'bad-parameters' } });
    expect(code).toBe(2);
  });
});

describe('a result that cannot be written is known before the work', () => {
  test('a folder that is none', async () => {
    const inside = join(file('photo.jpg'), 'out.png');
    await expectRefusal(
      await cli(['restyle', 'photo.jpg', '-o', inside, ...quick]),
      4,
      'photo.jpg is not a folder',
    );
  });

  test('a picture that exists, unless forced; a picture that is read, never', async () => {
    await writeFile(out(), 'earlier');
    const { code, stderr } = await restyle('photo.jpg');
    expect(stderr).toContain('--force');
    expect(code).toBe(4);
    expect(await readFile(out(), 'utf8')).toBe('earlier');
    const over = await cli(['restyle', 'photo.jpg', '-o', 'photo.jpg', ...quick, '--force']);
    expect(over.stderr).toContain('never written over');
    expect(over.code).toBe(4);
  });
});

describe('a run that is ended', () => {
  const long = ['--iterations', '2000'];

  test.each(['SIGINT', 'SIGTERM'] as const)('by %s stops at once and leaves nothing', async (signal) => {
    const interrupt = once('Painting', (pid) => void process.kill(pid, signal));
    const ended = await cli(['restyle', 'photo.jpg', '-o', out(), ...quick, ...long], interrupt);
    await expectRefusal(ended, 130, 'Stopped. Nothing was written.');
  });

  test.runIf(process.platform === 'linux')('by the death of its engine says so', async () => {
    const kill = once(
      'Painting',
      (pid) => void enginesOf(pid).then(([engine]) => process.kill(engine ?? 0, 'SIGKILL')),
    );
    const ended = await cli(['restyle', 'photo.jpg', '-o', out(), ...quick, ...long], kill);
    await expectRefusal(ended, 5, '(SIGKILL)', /smaller size/);
  });
});

test('the tools and their parameters are listed from the definitions', async () => {
  const { code, stdout } = await cli(['tools']);
  expect(stdout).toMatch(/^restyle: Restyle$/m);
  expect(stdout).toMatch(/number: 64 to 16384 px; default 512/);
  expect(code).toBe(0);
});

test('the devices are listed, the CPU always among them', async () => {
  const { code, stdout } = await cli(['devices']);
  expect(stdout).toMatch(/cpu +CPU · /);
  expect(code).toBe(0);
  expect(await readdir(temporary)).toEqual([]);
});

test('the help explains every exit code', async () => {
  const { code, stdout } = await cli(['restyle', '--help']);
  expect(stdout).toMatch(/130 +interrupted/);
  expect(code).toBe(0);
});
