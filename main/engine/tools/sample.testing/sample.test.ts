/** That a tool is added by its folder and a line in the table: every surface takes it from its definition. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Asked, ToolInputs } from '../../../../preload/contract/index.ts';
import { jobParameters } from '../../../../preload/contract/recipe-parameters.ts';
import { Recipe } from '../../../../preload/contract/recipe.ts';
import { defaultRecipe, missing } from '../../../../renderer/neural/recipe/recipe.ts';
import { pictureOf } from '../../../../renderer/picture/document.ts';
import { emptyRaster } from '../../../../renderer/pixels/raster.ts';
import { toolPage } from '../../../../scripts/docs.ts';
import { outputsOf } from '../../../cli/outputs.ts';
import { buildProgram } from '../../../cli/program.ts';
import type { Request } from '../../../cli/request.ts';
import type { Pixels } from '../../../image/pixels.ts';
import { openPixelStore, type PixelStore } from '../../../store/pixelstore.ts';
import { answer } from '../../answer.ts';
import { give } from '../../give.ts';
import { keepResult } from '../../keep-result.ts';
import { noFolders } from '../../photos.testing.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { checkInputs, checkParameters } from '../check.ts';
import { tools } from '../definitions.ts';
import { describeTool } from '../describe.ts';
import { answerQuestion } from '../questions.ts';
import { runToEnd } from '../run-tool.ts';
import { updateRecipe } from '../update-recipe.ts';
import { sample } from './definition.ts';

const table = [...tools, sample];
const description = describeTool(sample);
const load = () => import('./run.ts');
// It computes nothing that would need one.
const runtime = {} as Runtime;

let store: PixelStore;
beforeAll(async () => {
  store = await openPixelStore(await mkdtemp(join(tmpdir(), 'sample-tool-')));
});
afterAll(() => rm(store.folder, { recursive: true, force: true }));

/** A row of grey pixels. */
function row(...greys: number[]): Pixels {
  const data = Uint8Array.from(greys.flatMap((grey) => [grey, grey, grey, 255]));
  return { depth: 8, width: greys.length, height: 1, data };
}
const put = async (name: string, pixels: Pixels) => ({ name, pixels: await store.putPixels(pixels) });

async function inputs(hole: Pixels = row(0, 255, 0)): Promise<ToolInputs> {
  return {
    image: { kind: 'picture', ...(await put('photo.png', row(10, 20, 30))) },
    hole: { kind: 'mask', ...(await put('hole.png', hole)) },
    texture: {
      kind: 'references',
      pictures: [await put('a.png', row(100)), await put('b.png', row(200))],
    },
  };
}

async function parse(...args: string[]): Promise<Request> {
  const requests: Request[] = [];
  const program = buildProgram(table.map(describeTool), {
    run: (request) => Promise.resolve(void requests.push(request)),
    devices: () => Promise.resolve(),
    tools: () => undefined,
    identity: () => Promise.resolve(),
    styles: () => Promise.resolve(),
    models: () => Promise.resolve(),
    batch: () => Promise.resolve(),
    watch: () => Promise.resolve(),
    worker: () => Promise.resolve(),
  });
  await program.parseAsync(args, { from: 'user' });
  return requests[0]!;
}

test('its inputs, result and settings are described', () => {
  expect(description).toMatchObject({ id: 'sample', version: 2, result: 'pictures', size: 'same' });
  expect(description.inputs.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    'image: picture',
    'hole: mask',
    'avoid: mask',
    'texture: references',
  ]);
});

const command = ['sample', 'photo.png', '--hole', 'hole.png', '--texture', 'a.png', '-o', 'out.png'];

test('the command line takes it', async () => {
  expect(await parse(...command, '--texture', 'b.png', '--amount', '0.2', '--pick', '3')).toMatchObject({
    tool: 'sample',
    parameters: { amount: 0.2 },
    inputs: {
      image: { kind: 'picture', path: 'photo.png' },
      hole: { kind: 'mask', path: 'hole.png' },
      texture: { kind: 'references', paths: ['a.png', 'b.png'] },
    },
    pick: 3,
  });
  await expect(parse(...command)).rejects.toThrow('needs 2 paintings to learn from: add --texture PAINTING');
  const without = command.filter((word) => word !== '--hole' && word !== 'hole.png');
  await expect(parse(...without)).rejects.toThrow('add --hole MASK');
});

test('a job of it runs, and its three pictures are kept and written', async () => {
  const given = await inputs();
  checkInputs(sample, given, checkParameters(sample, {}));
  const made = await runToEnd(
    sample,
    (await give(sample, given, store, noFolders)) as never,
    {},
    runtime,
    load,
  );
  const result = await keepResult(made, store);
  const outputs = outputsOf(result, 'out.png', null);
  expect(outputs.map(({ path }) => path)).toEqual(['out-1.png', 'out-2.png', 'out-3.png']);
  const greys = outputs.map(async (output) => {
    if (output.kind !== 'picture') throw new Error('It is a picture.');
    const { data } = await store.pixels(output.picture.pixels);
    return [...data].filter((_, i) => i % 4 === 0);
  });
  expect(await Promise.all(greys)).toEqual([
    [10, 100, 30],
    [10, 200, 30],
    [10, 150, 30],
  ]);
});

test('inputs that are not what it takes are refused by name', async () => {
  const given = await inputs();
  const check = (change: object) => () => checkInputs(sample, { ...given, ...change }, {});
  expect(check({ hole: undefined })).toThrow('sample needs hole');
  expect(check({ hole: given.image })).toThrow('sample takes something else for hole: mask, not picture');
  expect(check({ texture: { kind: 'references', pictures: [] } })).toThrow(
    'takes 2 for texture; 0 were given',
  );
  expect(check({ colour: given.image })).toThrow('sample takes nothing called colour');
  const small = await inputs(row(255));
  await expect(give(sample, small, store, noFolders)).rejects.toMatchObject({
    code: 'mask-size',
    message: expect.stringContaining('hole.png is 1 × 1 pixels and photo.png 3 × 1') as string,
  });
});

test('a question is answered in the engine, with what it is given', async () => {
  const { image } = await inputs();
  const asked: Asked = {
    ...{ tool: 'sample', question: 'middle', parameters: {}, about: { x: 1 } },
    inputs: image ? { image } : {},
  };
  const engine = (question: Asked) => answer(question, store, noFolders, runtime, { tools: table, load });
  expect(await answerQuestion(sample, asked, engine)).toEqual({ grey: 20 });
  await expect(answerQuestion(sample, { ...asked, about: { x: 'left' } }, engine)).rejects.toThrow(
    'x (number)',
  );
  await expect(answerQuestion(sample, { ...asked, question: 'why' }, engine)).rejects.toThrow('called why');
});

test('its panel wants a selection and two textures, and its recipe survives a file', () => {
  const recipe = defaultRecipe(description);
  const photo = pictureOf(3, 1, []);
  expect(missing(description, recipe, photo)?.name).toBe('hole');
  expect(missing(description, recipe, { ...photo, selection: emptyRaster(1) })?.name).toBe('texture');
  expect(Recipe.parse(JSON.parse(JSON.stringify(recipe)))).toEqual(recipe);
  expect(checkParameters(sample, jobParameters(description, recipe))).toEqual({ amount: 0.5 });
});

test('an older recipe is brought up to date, and a newer one is refused in words and kept as it is', () => {
  const old = Recipe.parse({ ...defaultRecipe(description), version: 1, values: { strength: 20 } });
  expect(updateRecipe(old, table)).toMatchObject({ version: 2, values: { amount: 0.2 } });
  const written = { tool: 'sample', version: 3, values: { deep: [1, [2]] }, weights: {}, more: true };
  const newer = { ...written, inputs: { sound: { kind: 'sound', hash: 'x' } } };
  expect(Recipe.parse(newer)).toEqual(newer);
  expect(() => updateRecipe(Recipe.parse(newer), table)).toThrow(
    'version 3 of sample, and this Pentimento knows version 2',
  );
});

test('its page of the reference says how to call it', () => {
  const page = toolPage(description);
  expect(page).toContain(
    'sample photo.jpg --hole mask.png --texture painting.jpg --texture painting.jpg -o result.png',
  );
  expect(page).toContain('2 paintings to learn from (`--texture`)');
  expect(page).toContain('`--amount`');
});
