import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import { methods as ours } from '../../main/engine/tools/fill/methods.ts';
import { decodePicture } from '../../main/image/decode.ts';
import type { Pixels, Rgba8 } from '../../main/image/pixels.ts';
import { sharp } from '../../main/image/sharp.ts';
import { python } from '../pytorch/blas.ts';

/** A way to fill; null where it isn't installed. */
export interface Method {
  readonly name: string;
  readonly fill: (picture: Rgba8, mask: Uint8Array, runtime: Runtime) => Promise<Pixels | null>;
}

/** The mean of ImageNet, with which Yang et al. (2017) fill first. */
const MEAN = [117, 104, 123];

const program = join(import.meta.dirname, 'opencv.py');

export const methods: readonly Method[] = [
  { name: 'mean', fill: (picture, mask) => Promise.resolve(erased(picture, mask)) },
  ...(['patchmatch', 'content', 'neural', 'auto'] as const).map(own),
  peer('opencv-telea', python, (...files) => [program, 'telea', ...files]),
  peer('opencv-ns', python, (...files) => [program, 'ns', ...files]),
  peer('gmic-matchpatch', 'gmic', (picture, mask, out) => [
    ...['-v', '0', picture, mask, 'inpaint_matchpatch[0]', '[1]'],
    ...['keep[0]', 'output', out],
  ]),
];

/** Nobody finds what was there by looking under the mask. */
function erased(picture: Rgba8, mask: Uint8Array): Rgba8 {
  const data = picture.data.slice();
  mask.forEach((value, at) => {
    if (value > 0) data.set(MEAN, 4 * at);
  });
  return { ...picture, data };
}

/** The first variation of a method of the tool. */
function own(name: keyof typeof ours): Method {
  return {
    name,
    fill: async (picture, hole, runtime) => {
      const say = (said: object) => console.error(JSON.stringify(said));
      const vary = ours[name]({ picture: erased(picture, hole), hole, drawn: {}, runtime, say });
      const steps = vary(0, 1);
      let next = await steps.next();
      while (!next.done) next = await steps.next();
      return next.value;
    },
  };
}

function peer(
  name: string,
  command: string,
  args: (picture: string, mask: string, out: string) => string[],
): Method {
  const run = async (picture: Rgba8, mask: Uint8Array): Promise<Pixels | null> => {
    const folder = await mkdtemp(join(tmpdir(), 'fill-peer-'));
    const file = (name: string) => join(folder, name);
    const [input, hole, out] = [file('picture.png'), file('mask.png'), file('out.png')];
    const { width, height } = picture;
    try {
      await sharp(erased(picture, mask).data, { raw: { width, height, channels: 4 } })
        .removeAlpha()
        .toFile(input);
      await sharp(mask, { raw: { width, height, channels: 1 } })
        .toColourspace('b-w')
        .toFile(hole);
      await promisify(execFile)(command, args(input, hole, out));
      return (await decodePicture(out)).pixels;
    } catch (error) {
      console.error(`${name} can't run: ${String(error).split('\n').slice(0, 2).join(' ')}`);
      return null;
    } finally {
      await rm(folder, { recursive: true });
    }
  };
  return { name, fill: run };
}
