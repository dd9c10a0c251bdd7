import type { Asked } from '../../preload/contract/index.ts';
import type { PixelStore } from '../store/pixelstore.ts';
import { give } from './give.ts';
import type { PhotoReader } from './photos.ts';
import type { Runtime } from './runtime/runtime.ts';
import { checkInputs, checkParameters, requireTool } from './tools/check.ts';
import { checkAbout, type Json } from './tools/questions.ts';
import { loadTool, type LoadTool } from './tools/runs.ts';
import type { Tool } from './tools/tool.ts';

/** Answers a question about a tool that takes pixels or a network. */
export async function answer(
  { tool: id, question, parameters, inputs, about }: Asked,
  store: Pick<PixelStore, 'pixels'>,
  photos: PhotoReader,
  runtime: Runtime,
  { tools, load = loadTool }: { readonly tools?: readonly Tool[]; readonly load?: LoadTool } = {},
): Promise<Json> {
  const tool = requireTool(id, tools);
  const checked = checkParameters(tool, parameters);
  checkInputs(tool, inputs, checked, 'some');
  const find = (await load(id)).answers?.[question];
  if (!find) throw new Error(`The tool ${id} is asked for ${question}, and nothing answers it.`);
  return find(
    { inputs: await give(tool, inputs, store, photos), parameters: checked, runtime },
    checkAbout(tool, question, about),
  );
}
