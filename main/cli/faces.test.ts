/** Finding faces by the built program: they are printed, or written where that is asked for. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshPrograms } from '../../scripts/pentimento.ts';
import { root } from '../../scripts/root.ts';
import { runProgram } from './built-program.testing.ts';

const face = join(root, 'resources', 'samples', 'astronaut.jpg');
let folder = '';
const file = (name: string) => join(folder, name);

const find = (photo: string, ...more: string[]) =>
  runProgram(['faces', photo, '--device', 'cpu', ...more], { cwd: folder });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faces-test-'));
  await freshPrograms();
  await writeFile(file('text.jpg'), 'This is no picture.');
  const wall = { create: { width: 96, height: 72, channels: 3, background: '#987' } } as const;
  await sharp(wall).png().toFile(file('wall.png'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a face is printed in JSON with all that is known of it', async () => {
  const { code, stdout } = await find(face, '--json', '--quiet');
  expect(code).toBe(0);
  const { data, files } = JSON.parse(stdout) as {
    data: { faces: { landmarks: number[]; descriptor: number[] }[] };
    files: string[];
  };
  expect(files).toEqual([]);
  expect(data).toMatchObject({ width: 512, height: 512, faces: [{ number: 1, faults: '' }] });
  const [{ landmarks, descriptor } = { landmarks: [], descriptor: [] }] = data.faces;
  expect([landmarks.length, descriptor.length]).toEqual([136, 128]);
  const middle = (axis: number, eye: number) =>
    [0, 1, 2, 3, 4, 5].reduce((sum, i) => sum + landmarks[2 * (eye + i) + axis]! / 6, 0);
  // Her pupils, as they are seen in the picture.
  expect(Math.hypot(middle(0, 36) - 204, middle(1, 36) - 101)).toBeLessThan(2);
  expect(Math.hypot(middle(0, 42) - 247, middle(1, 42) - 103)).toBeLessThan(2);
}, 120_000);

test('a person reads a table, and a file is written where that is asked for', async () => {
  const { stdout } = await find(face);
  expect(stdout).toMatch(/number +x +y +width +height +score[^]*With --json also: landmarks, descriptor\./);
  expect(await find(face, '-o', file('faces.json'))).toMatchObject({ code: 0, stdout: '' });
  expect(JSON.parse(await readFile(file('faces.json'), 'utf8'))).toMatchObject({ faces: [{ number: 1 }] });
}, 120_000);

test('none is an answer; a file that is no picture is a failure', async () => {
  const none = await find(file('wall.png'), '--json');
  expect(none.code).toBe(0);
  expect(JSON.parse(none.stdout)).toMatchObject({
    ...{ data: { faces: [] }, notes: ['There is no face in the picture.'] },
  });
  expect(none.stderr).toContain('There is no face in the picture.');
  const refused = await find(file('text.jpg'));
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('text.jpg is not a picture');
}, 120_000);
