import { sharedFile } from '../../bench/peer.ts';
import { loadLossnet } from '../../main/engine/networks/load.ts';
import { descend } from '../../main/engine/optimise/descend.ts';
import { openObjective } from '../../main/engine/optimise/picture-objective.ts';
import type { Problem } from '../../main/engine/optimise/problem.ts';
import type { Runtime } from '../../main/engine/runtime/runtime.ts';
import type { GivenPicture } from '../../main/engine/tools/inputs.ts';
import { byDescent } from '../../main/engine/tools/restyle/by-descent.ts';
import { parameters, restyle } from '../../main/engine/tools/restyle/definition.ts';
import { runToEnd } from '../../main/engine/tools/run-tool.ts';
import type { Pixels } from '../../main/image/pixels.ts';
import { fromPlanes, toPlanes } from '../../main/image/planes.ts';
import { named, pictureAt, resource, withRuntime } from './run.ts';
import { drawSheet, type Cell } from './sheet.ts';

/** The photo's longer side, and the painting's. */
const [SIZE, PAINTING] = [384, 1024];
/** Iterations after which the descent is looked at, and those that follow one pass. */
const [MARKS, AFTERWARDS] = [[50, 100, 300, 500], 50] as const;
const HEIGHT = 210;

const shipped = [
  {
    photo: 'samples/chelsea.jpg',
    id: 'great-wave',
    style: 'styles/paintings/hokusai-great-wave.jpg',
    title: 'Hokusai, The Great Wave',
  },
  {
    photo: 'samples/coffee.jpg',
    id: 'auvers',
    style: 'styles/paintings/van-gogh-auvers.jpg',
    title: 'Van Gogh, Auvers',
  },
];

/** Photographs and paintings that the network was not trained with. */
const unseen = [
  { photo: 'kodim23.png', style: 'vangogh-starry-night.jpg', title: 'Van Gogh, The Starry Night' },
  { photo: 'kodim15.png', style: 'munch-the-scream.jpg', title: 'Munch, The Scream' },
];

/** A descent after so many iterations beside one pass, both by the descent's own loss. */
export async function figure(): Promise<Record<string, Uint8Array>> {
  const rows: Cell[][] = [];
  for (const { photo, id, style, title } of shipped) {
    const painting = { ...named(await resource(style, PAINTING)), shipped: id };
    rows.push(...(await compare(await resource(photo, SIZE), painting, title)));
  }
  return { 'fast.jpg': await drawSheet(rows, HEIGHT) };
}

/** The same with pictures that were not trained with, which don't ship; none where they aren't at hand. */
export async function untracked(): Promise<Record<string, Uint8Array>> {
  const rows: Cell[][] = [];
  for (const { photo, style, title } of unseen) {
    const at = [sharedFile('data', 'photos', 'kodak', photo), sharedFile('data', 'styles', style)] as const;
    if (at[0] === null || at[1] === null) return {};
    rows.push(
      ...(await compare(await pictureAt(at[0], SIZE), named(await pictureAt(at[1], PAINTING)), title)),
    );
  }
  return { 'fast.jpg': await drawSheet(rows, HEIGHT) };
}

interface Made {
  readonly picture: Pixels;
  /** Of processor time. */
  readonly seconds: number;
}

/** Photo, painting, one pass, and a descent from there; below, a descent from the photo. */
function compare(photo: Pixels, painting: GivenPicture, title: string): Promise<Cell[][]> {
  return withRuntime(async (runtime) => {
    const onePass = await paintFast(runtime, photo, painting);
    const began = process.cpuUsage();
    const problem = await descentOn(runtime, photo, painting.pixels);
    const prepared = secondsSince(began);
    const descents = await descended(runtime, problem, photo, MARKS);
    const [continued] = await descended(runtime, problem, onePass.picture, [AFTERWARDS]);
    if (!continued) throw new Error('Nothing came of one pass.');
    const measured = async (what: string, { picture, seconds }: Made): Promise<Cell> => {
      const loss = await lossOf(runtime, problem, picture);
      console.log(`${title}, ${what}: loss ${loss.toFixed(4)}, ${seconds.toFixed(2)} s`);
      return { picture, caption: `${what}: ${loss.toFixed(3)}, ${seconds.toFixed(seconds < 10 ? 1 : 0)} s` };
    };
    const photosLoss = await lossOf(runtime, problem, photo);
    const below: Cell[] = [];
    for (const [i, { picture, seconds }] of descents.entries())
      below.push(await measured(`${MARKS[i]} iterations`, { picture, seconds: prepared + seconds }));
    return [
      [
        { picture: photo, caption: `Photo: loss ${photosLoss.toFixed(3)}` },
        { picture: painting.pixels, caption: title },
        await measured('One pass', onePass),
        await measured(`… then ${AFTERWARDS} iterations`, {
          picture: continued.picture,
          seconds: onePass.seconds + prepared + continued.seconds,
        }),
      ],
      below,
    ];
  });
}

/** As the application does it, from what is asked to the picture. */
async function paintFast(runtime: Runtime, photo: Pixels, painting: GivenPicture): Promise<Made> {
  const began = process.cpuUsage();
  const inputs = { image: named(photo), style: [painting], startPicture: null };
  const { pixels } = await runToEnd(restyle, inputs, { method: 'fast', longestSide: SIZE }, runtime);
  return { picture: pixels, seconds: secondsSince(began) };
}

/** What the tool descends on where nothing else is asked for, at this one size. */
async function descentOn(runtime: Runtime, photo: Pixels, painting: Pixels): Promise<Problem> {
  const network = await loadLossnet(runtime);
  const method = await byDescent(parameters.parse({})).method({
    ...{ runtime, network, photo: toPlanes(photo), paintings: [toPlanes(painting)] },
    say: () => undefined,
  });
  const { width, height } = photo;
  return { width, height, network, method, memoryBudget: Infinity };
}

async function descended(
  runtime: Runtime,
  problem: Problem,
  start: Pixels,
  marks: readonly number[],
): Promise<Made[]> {
  const began = process.cpuUsage();
  const found: Made[] = [];
  const steps = descend(runtime, problem, toPlanes(start), {
    ...{ optimiser: 'lbfgs', iterations: Math.max(...marks) },
    say: () => undefined,
  });
  for await (const { iteration, picture } of steps)
    if (marks.includes(iteration))
      found.push({ picture: fromPlanes(picture, 8), seconds: secondsSince(began) });
  return found;
}

/** The descent's loss of what is shown. */
async function lossOf(runtime: Runtime, problem: Problem, picture: Pixels): Promise<number> {
  const objective = await openObjective(runtime, problem);
  try {
    return (await objective.evaluate(toPlanes(picture).data)).loss;
  } finally {
    await objective.close();
  }
}

/** Seconds of processor time since then: what else the machine does counts little. */
function secondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}
