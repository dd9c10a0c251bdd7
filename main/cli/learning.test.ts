/** Learning by the built program, and what an interruption leaves of it. */
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { freshPrograms } from '../../scripts/pentimento.ts';
import { root } from '../../scripts/root.ts';
import { readLearntFace } from '../engine/networks/learnt-face.ts';
import { readLearntStyle } from '../engine/networks/learnt-style.ts';
import { readStyle } from '../styles/read.ts';
import { enginesOf, once, runProgram, type RunOptions } from './built-program.testing.ts';

// A step of a training takes a second or more.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder = '';
const file = (name: string) => join(folder, name);
const results = () => readdir(file('results'));

beforeAll(async () => {
  await freshPrograms();
  folder = await mkdtemp(join(tmpdir(), 'learning-cli-'));
  await mkdir(file('album'));
  await mkdir(file('photos'));
  await mkdir(file('temporary'));
  await sharp(join(root, 'resources', 'samples', 'astronaut.jpg')).toFile(file('album/1.png'));
  const photo = sharp(join(root, 'resources', 'samples', 'chelsea.jpg')).resize(96, 64, { fit: 'fill' });
  await photo.clone().toFile(file('photo.png'));
  await photo.toFile(file('photos/1.png'));
  await sharp(join(root, 'resources', 'styles', 'paintings', 'hokusai-great-wave.jpg'))
    .resize(96, 64, { fit: 'fill' })
    .toFile(file('wave.png'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  await rm(file('results'), { recursive: true, force: true });
  await mkdir(file('results'));
});

const learning = {
  'learn-style': {
    args: ['learn-style', 'photo.png', '--style', 'wave.png', '--photos', 'photos', '--side', '192'],
    out: join('results', 'wave.pentimento-style'),
    read: readLearntStyle,
    further: /styles import .*wave\.pentimento-style/,
  },
  'learn-face': {
    args: ['learn-face', 'album/1.png', '--person', 'album'],
    out: join('results', 'network.safetensors'),
    read: readLearntFace,
    further: /begins from nothing/,
  },
};

/** In a group of its own, in which every process hears of Ctrl+C as in a terminal. */
function learn(tool: keyof typeof learning, watch: NonNullable<RunOptions['watch']>) {
  const { args, out } = learning[tool];
  const all = [...args, '--steps', '50000', '--device', 'cpu', '-o', join(folder, out), '--json'];
  return runProgram(all, { cwd: folder, env: { TMPDIR: file('temporary') }, watch, group: true });
}

test.runIf(process.platform !== 'win32').each(['learn-style', 'learn-face'] as const)(
  'Ctrl+C ends %s after the step in hand, and what was learnt until then is written',
  async (tool) => {
    const press = once('Learning', (pid) => process.kill(-pid, 'SIGINT'));
    const { code, stdout, stderr } = await learn(tool, press);
    const { out, read, further } = learning[tool];
    expect(stderr).toMatch(/Ended early, after step \d+ of 50000: what was learnt until then is kept\./);
    expect(stderr).toMatch(further);
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as { ended: { step: number } };
    expect(report.ended.step).toBeGreaterThanOrEqual(1);
    const { steps } = read(new Uint8Array(await readFile(join(folder, out))), out);
    expect(steps).toBe(report.ended.step);
    expect(await readdir(file('temporary'))).toEqual([]);
  },
);

test.runIf(process.platform !== 'win32')(
  'styles learn, ended by a SIGTERM to all its processes, keeps what was learnt, and the same command goes on from there',
  async () => {
    const ended = async (said: string) => {
      const options = ['--photos', 'photos', '--side', '192', '--steps', '50000', '--device', 'cpu'];
      const { code, stdout, stderr } = await runProgram(
        ['styles', 'learn', 'wave.png', ...options, '--data', file('data'), '--json'],
        {
          ...{ cwd: folder, group: true },
          watch: once('Learning', (pid) => process.kill(-pid, 'SIGTERM')),
        },
      );
      expect(stderr).toMatch(/Ended early, after step \d+ of .*\n.*The same command goes on from there\./);
      expect(stderr).toContain(said);
      expect(code).toBe(0);
      const { style, name, ended } = JSON.parse(stdout) as Record<'style' | 'name', string> & {
        readonly ended: { readonly step: number; readonly of: number };
      };
      expect(name).toBe('wave');
      const kept = await readStyle(file('data'), { style });
      return { style, ended, steps: kept.style.steps };
    };
    const first = await ended('wave is learnt and kept now');
    expect(first.steps).toBe(first.ended.step);
    const left = 50000 - first.steps;
    const second = await ended(`Goes on with wave, which was ended early; steps left: ${left}.`);
    expect(second.ended.of).toBe(left);
    expect(second).toMatchObject({ style: first.style, steps: first.steps + second.ended.step });
  },
);

test.runIf(process.platform === 'linux')(
  'a second Ctrl+C stops at once, and nothing is written',
  async () => {
    // Engines that are held can't come to the end of their step.
    const press = once('Learning', (pid) => {
      void enginesOf(pid).then((engines) => {
        engines.forEach((engine) => process.kill(engine, 'SIGSTOP'));
        process.kill(pid, 'SIGINT');
        setTimeout(() => process.kill(pid, 'SIGINT'), 1500);
      });
    });
    let pressed = 0;
    const { code, stderr } = await learn('learn-style', (said, pid) => {
      if (pressed === 0 && said.includes('Ending after this step')) pressed = performance.now();
      press(said, pid);
    });
    expect(stderr).toMatch(/Ctrl\+C again stops at once/);
    expect(stderr).toMatch(/Stopped\. Nothing was written\.\n$/);
    expect(code).toBe(130);
    expect(pressed).toBeGreaterThan(0);
    expect(performance.now() - pressed).toBeLessThan(4000);
    expect(await results()).toEqual([]);
    expect(await readdir(file('temporary'))).toEqual([]);
  },
);
