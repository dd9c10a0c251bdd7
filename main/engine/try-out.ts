import type { SmallPicture, Trial } from '../../preload/contract/index.ts';
import type { PixelStore } from '../store/pixelstore.ts';
import { give } from './give.ts';
import type { PhotoReader } from './photos.ts';
import type { Runtime } from './runtime/runtime.ts';
import { checkInputs, checkParameters, requireTool } from './tools/check.ts';
import { runToEnd } from './tools/run-tool.ts';
import { loadTool, type LoadTool } from './tools/runs.ts';
import type { Tool } from './tools/tool.ts';

/** In the place of the picture that isn't in the store. */
const standIn = { kind: 'picture', pixels: '', name: '' } as const;

/** Runs a tool on a picture that came with the question, and gives what it makes of it back the same way: 8 bits, in the picture's own numbers. */
export async function tryOut(
  { tool: id, parameters, inputs, picture }: Trial,
  store: Pick<PixelStore, 'pixels'>,
  photos: PhotoReader,
  runtime: Runtime,
  { tools, load = loadTool }: { readonly tools?: readonly Tool[]; readonly load?: LoadTool } = {},
): Promise<SmallPicture> {
  const tool = requireTool(id, tools);
  const checked = checkParameters(tool, parameters);
  checkInputs(tool, { ...inputs, image: standIn }, checked);
  const { width, height, data, profile } = picture;
  const given = await give(tool, inputs, store, photos, profile);
  const image = { name: '', pixels: { depth: 8, width, height, data } } as const;
  const made = await runToEnd(tool, { ...given, image }, checked, runtime, load);
  if (made.kind !== 'picture' || made.pixels.depth !== 8)
    throw new Error(`The tool ${id} makes no picture that could travel back.`);
  const { pixels } = made;
  return { width: pixels.width, height: pixels.height, data: pixels.data, profile };
}
