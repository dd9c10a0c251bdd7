import { expect, test } from 'vitest';
import * as z from 'zod';
import { byFormula } from '../../preload/colour/closed-form.testing.ts';
import { profiles } from '../../preload/colour/profile.ts';
import type { Trial } from '../../preload/contract/index.ts';
import { noFolders } from './photos.testing.ts';
import type { Runtime } from './runtime/runtime.ts';
import { picture, references } from './tools/inputs.ts';
import type { LoadTool } from './tools/runs.ts';
import { defineTool, type ToolRun } from './tools/tool.ts';
import { tryOut } from './try-out.ts';

/** Takes the first colour of another picture for every pixel but the first. */
const pour = defineTool({
  ...{ id: 'pour', version: 1, result: 'picture', parameters: z.object({}) },
  inputs: { image: picture(), from: references({ role: 'style', minimum: 1, maximum: 1 }) },
});
const run: ToolRun<typeof pour> = async function* ({ image: { pixels }, from: [given] }) {
  yield { stage: 'preparing', step: 0, of: 1, fraction: 0 };
  const data = Uint8Array.from(pixels.data);
  const colour = [...(given?.pixels.data.subarray(0, 4) ?? [])];
  for (let at = 4; at < data.length; at += 4) data.set(colour, at);
  const { width, height } = pixels;
  const made = { depth: 8, width, height, data } as const;
  return Promise.resolve({ kind: 'picture', pixels: made, measures: {}, notes: [] });
};
const load: LoadTool = () => Promise.resolve({ run });
const store = {
  pixels: () =>
    Promise.resolve({ depth: 8, width: 1, height: 1, data: Uint8Array.of(200, 24, 32, 255) } as const),
};
// It computes nothing that would need one.
const runtime = {} as Runtime;
const small = { width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 255, 4, 5, 6, 128) };
const from = { kind: 'references', pictures: [{ pixels: 'red', name: 'red.png' }] } as const;
const tryPour = (trial: Partial<Trial>) =>
  tryOut(
    {
      tool: 'pour',
      parameters: {},
      inputs: { from: { ...from, pictures: [...from.pictures] } },
      picture: small,
      ...trial,
    },
    ...([store, noFolders, runtime, { tools: [pour], load }] as const),
  );

test('what a tool makes of a small picture comes back as it was sent', async () => {
  const made = await tryPour({});
  expect(made).toEqual({
    ...{ width: 2, height: 1, profile: undefined },
    data: Uint8Array.of(1, 2, 3, 255, 200, 24, 32, 255),
  });
});

test('other pictures are seen in the numbers of the small one, and so is what is made', async () => {
  const made = await tryPour({ picture: { ...small, profile: profiles['display-p3'] } });
  const twin = byFormula('srgb', 'display-p3', [200, 24, 32]).map(Math.round);
  expect([...made.data]).toEqual([1, 2, 3, 255, ...twin, 255]);
  expect(made.profile).toBe(profiles['display-p3']);
});

test('what is missing is named', async () => {
  await expect(tryPour({ inputs: {} })).rejects.toMatchObject({
    code: 'input-missing',
    values: { input: 'from' },
  });
});
