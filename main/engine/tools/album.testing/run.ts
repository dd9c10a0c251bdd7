import type { ToolRun } from '../tool.ts';
import type { album } from './definition.ts';

/** What size each photo of the person has. */
export const run: ToolRun<typeof album> = async function* ({ who }) {
  const photos: { name: string; width: number; height: number }[] = [];
  for (const { name, open } of who.photos) {
    const at = photos.length;
    const of = who.photos.length;
    yield { stage: 'preparing', step: at, of, fraction: at / of };
    const { width, height } = await open();
    photos.push({ name, width, height });
  }
  return { kind: 'data', data: { person: who.name, photos }, measures: {}, notes: [] };
};
