import { taps } from '../../main/engine/networks/features.ts';
import { inspect } from '../../main/engine/tools/inspect/definition.ts';
import { named, resource, runForFigure } from './run.ts';
import { drawSheet, type Cell } from './sheet.ts';

const SETTINGS = { size: 256, iterations: 200 };

/** The survey's figure 8: what each layer keeps of a painting's style and of a photo's content, rebuilt from noise. */
export async function figure(): Promise<Record<string, Uint8Array>> {
  const painting = await resource('styles/paintings/hokusai-great-wave.jpg', 256);
  const photo = await resource('samples/chelsea.jpg', 256);
  const style: Cell[] = [{ picture: painting, caption: 'Painting' }];
  const content: Cell[] = [{ picture: photo, caption: 'Photo' }];
  for (const layer of taps) {
    const keep = async (what: string, of: typeof photo) =>
      runForFigure(inspect, { image: named(of) }, { ...SETTINGS, keep: what, layer });
    style.push({
      picture: await keep('style', painting),
      caption: layer === taps[0] ? layer : `… up to ${layer}`,
    });
    content.push({ picture: await keep('content', photo), caption: layer });
  }
  return { 'inspect.jpg': await drawSheet([style, content], 150) };
}
