import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { picture } from '../engine/tools/inputs.ts';
import type { LoadTool } from '../engine/tools/runs.ts';
import { defineTool, type ToolRun } from '../engine/tools/tool.ts';

const parameters = z.object({ steps: z.number().default(40), millis: z.number().default(10) });

/** Learns to count. */
export const counting = defineTool({
  ...{ id: 'counting', version: 1, result: 'picture', learns: true },
  inputs: { image: picture() },
  parameters,
});

/** A quick tool beside it: its picture as it is. */
export const still = defineTool({
  ...{ id: 'still', version: 1, result: 'picture' },
  inputs: { image: picture() },
  parameters: z.object({}),
});

const count: ToolRun<typeof counting> = async function* ({ image }, { steps, millis }, _runtime, checkpoint) {
  // Everything that it has counted, so that a step which is lost or done twice shows in the sum.
  const counted = checkpoint ? [...checkpoint] : [];
  while (counted.length < steps) {
    await pause(millis);
    counted.push(counted.length);
    const step = counted.length;
    yield {
      ...{ stage: 'descending', step, of: steps, fraction: step / steps },
      losses: [steps, steps - step],
      checkpoint: () => Uint8Array.from(counted),
    };
  }
  const sum = counted.reduce((all, each) => all + each, 0);
  return {
    kind: 'picture',
    pixels: image.pixels,
    measures: { sum, resumed: checkpoint?.length ?? 0 },
    notes: [],
  };
};

const show: ToolRun<typeof still> = async function* ({ image }) {
  await pause(1);
  yield { stage: 'descending', step: 1, of: 1, fraction: 1 };
  return { kind: 'picture', pixels: image.pixels, measures: {}, notes: [] };
};

export const load: LoadTool = (tool) => Promise.resolve({ run: tool === 'counting' ? count : show });
