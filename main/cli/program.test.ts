import { expect, test } from 'vitest';
import { defaultFolder } from '../default-folder.ts';
import { tools } from '../engine/tools/definitions.ts';
import { describeTool } from '../engine/tools/describe.ts';
import { buildProgram } from './program.ts';
import type { Request } from './request.ts';

async function read(...args: string[]): Promise<Request> {
  const requests: Request[] = [];
  const program = buildProgram(tools.map(describeTool), {
    run: (request) => Promise.resolve(void requests.push(request)),
    devices: () => Promise.reject(new Error('not asked for')),
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

const restyle = ['restyle', 'cat.jpg', '-o', 'out.jpg', '--style', 'a.png'];

test('every tool has its command, and no parameter takes the name of a general option', () => {
  // Adding an option twice makes commander throw.
  const program = buildProgram(tools.map(describeTool), {
    run: () => Promise.resolve(),
    devices: () => Promise.resolve(),
    tools: () => undefined,
    identity: () => Promise.resolve(),
    styles: () => Promise.resolve(),
    models: () => Promise.resolve(),
    batch: () => Promise.resolve(),
    watch: () => Promise.resolve(),
    worker: () => Promise.resolve(),
  });
  expect(program.commands.map((command) => command.name())).toEqual([
    ...tools.map(({ id }) => id),
    'identity',
    'styles',
    'models',
    'batch',
    'watch',
    'worker',
    'devices',
    'tools',
  ]);
});

test('a run is read whole', async () => {
  const more = ['--style', 'b.png', '--blend', '1,0.5', '--keep-colours', 'luminance', '--device', 'cpu'];
  expect(await read(...restyle, ...more, '--quality', '80', '--force')).toEqual({
    tool: 'restyle',
    // A blend of paintings is only for that method.
    parameters: { blend: [1, 0.5], keepColours: 'luminance', method: 'descent' },
    inputs: {
      image: { kind: 'picture', path: 'cat.jpg' },
      style: { kind: 'references', paths: ['a.png', 'b.png'] },
    },
    out: 'out.jpg',
    format: 'jpeg',
    pick: null,
    quality: 80,
    toSrgb: false,
    keep: 'all',
    force: true,
    compute: { provider: 'cpu' },
    data: defaultFolder(),
    notes: [],
  });
});

test('what computes is as it is set, but for what is given', async () => {
  expect((await read(...restyle)).compute).toEqual({});
  const given = ['--threads', '3', '--memory', '1.5'];
  expect((await read(...restyle, ...given)).compute).toEqual({ threads: 3, memory: 1.5 });
  await expect(read(...restyle, '--threads', '0')).rejects.toThrow('--threads takes a whole number from 1');
  await expect(read(...restyle, '--memory', 'all')).rejects.toThrow('--memory takes a number of gigabytes');
  await expect(read(...restyle, '--device', 'gpu')).rejects.toThrow('--device is one of auto, cpu');
});

test('people and styles are looked for by name in the folder that is named, where a tool takes one', async () => {
  const swap = ['swap', 'group.jpg', '--person', 'Ada', '-o', 'out.png', '--data', 'elsewhere'];
  expect(await read(...swap)).toMatchObject({
    ...{ data: 'elsewhere', inputs: { person: { kind: 'person', path: 'Ada' } } },
  });
  expect(await read(...restyle, '--data', 'elsewhere')).toMatchObject({ data: 'elsewhere' });
  const enlarge = ['enlarge', 'cat.jpg', '-o', 'out.png', '--data', 'elsewhere'];
  await expect(read(...enlarge)).rejects.toThrow(/unknown option '--data'/);
});

test('faces that are named one by one are all meant', async () => {
  const swap = ['swap', 'group.jpg', '--person', 'album', '-o', 'out.png'];
  const { inputs } = await read(...swap, '--face', '1', '--face', '3,4');
  expect(inputs.face).toEqual({ kind: 'faces', faces: [{ number: 1 }, { number: 3 }, { number: 4 }] });
});

test('what is found is printed unless a file is named for it', async () => {
  expect(await read('faces', 'group.jpg')).toMatchObject({ out: null, format: null });
  expect(await read('faces', 'group.jpg', '-o', 'faces.json')).toMatchObject({
    out: 'faces.json',
    format: null,
  });
});

test('a picture to start from chooses to start from it', async () => {
  const { inputs, parameters } = await read(...restyle, '--start-picture', 's.png');
  expect(inputs.startPicture).toEqual({ kind: 'picture', path: 's.png' });
  expect(parameters).toEqual({ start: 'picture', method: 'descent' });
});

test('an option that has a meaning only with a choice makes that choice', async () => {
  const enlarge = ['enlarge', 'cat.jpg', '-o', 'out.png'];
  expect((await read(...enlarge, '--size', '3000')).parameters).toEqual({ to: 'size', size: 3000 });
  expect((await read(...enlarge, '--factor', '4', '--vivid-network', 'slim')).parameters).toEqual({
    ...{ to: 'factor', factor: 4, method: 'vivid', vividNetwork: 'slim' },
  });
  expect((await read(...enlarge, '--method', 'crisp')).parameters).toEqual({ method: 'crisp' });
});

test('--format wins over the name, and a quality that changes nothing is said', async () => {
  const { format, notes } = await read(...restyle, '--format', 'png', '--quality', '50');
  expect(format).toBe('png');
  expect(notes).toEqual(['png keeps every pixel as it is: --quality changes nothing.']);
});

test.each([
  [['restyle', 'cat.jpg', '-o', 'out.png'], 'add --style PAINTING'],
  [['restyle', 'cat.jpg', '--style', 'a.png'], "option '-o, --output <file>' not specified"],
  [
    [...restyle, ...Array<string[]>(4).fill(['--style', 'b.png']).flat()],
    'at most 4 paintings to learn from (--style); 5 were given',
  ],
  [[...restyle, '--blend', '1,1'], '--blend has 2 numbers for 1'],
  [[...restyle, '--start', 'picture'], 'add --start-picture FILE'],
  [[...restyle, '--start', 'noise', '--start-picture', 's.png'], 'exclude each other'],
  [
    [...restyle, '--method', 'fast', '--start-picture', 's.png'],
    '--start-picture and --method fast exclude each other',
  ],
  [[...restyle, '--quality', '0'], '--quality takes a whole number from 1 to 100'],
  [[...restyle, '--device', 'abacus'], '--device is one of auto, cpu'],
  [[...restyle, '--format', 'bmp'], '--format is one of png, jpeg, webp, avif, tiff'],
  [[...restyle, '--sise', '3'], "unknown option '--sise'"],
  [[...restyle, 'second.jpg'], 'too many arguments'],
  [['inspect', 'cat.jpg', '-o', 'o.png', '--style', 'a.png'], "unknown option '--style'"],
  [
    ['enlarge', 'a.jpg', '-o', 'o.png', '--factor', '2', '--size', '900'],
    '--size and --factor exclude each other',
  ],
  [
    ['enlarge', 'a.jpg', '-o', 'o.png', '--to', 'size', '--factor', '2'],
    '--factor and --to size exclude each',
  ],
  [['likeness', 'cat.jpg', '-o', 'o.png'], 'add --original ORIGINAL'],
])('%j is refused', async (args, message) => {
  await expect(read(...args)).rejects.toThrow(message);
});
