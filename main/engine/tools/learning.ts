import type { ResultNote } from '../../../preload/contract/recipe.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Trained } from '../train/checkpoint.ts';
import { curveOf } from '../train/curve.ts';
import { train, type Course, type Step } from '../train/train.ts';
import type { ToolProgress, ToolResult } from './tool.ts';

/** Of the time of a run that learns, what looking at photos takes. */
export const LOOKING = 0.04;

/** What a training makes, and how it is told. */
export interface Lesson<L extends { readonly steps: number }> {
  /** What is learnt after a step; its weights change with the next. */
  readonly after: (step: Pick<Step, 'step' | 'weights'>) => L;
  /** The bytes and the name of its file. */
  readonly file: (learnt: L) => { readonly file: Uint8Array; readonly name: string };
  readonly notes: readonly ResultNote[];
  /** Shows it, now and then. */
  readonly show: (learnt: () => L) => Promise<Pick<ToolProgress, 'preview' | 'within'>>;
}

/** Trains, from where it begins or was left, to its end: it can be stopped at any step, with what is learnt until then. */
export async function* learn<L extends { readonly steps: number }>(
  runtime: Runtime,
  course: Course,
  start: Trained,
  { after, file, notes, show }: Lesson<L>,
): AsyncGenerator<ToolProgress, ToolResult<'model'>, void> {
  const { steps } = course;
  const result = (learnt: L, losses: Step['losses']): ToolResult<'model'> => ({
    ...{ kind: 'model', ...file(learnt), measures: { steps: learnt.steps, ...losses }, notes },
  });
  let last: Pick<Step, 'step' | 'weights' | 'losses'> = { ...start, losses: {} };
  for await (const now of train(runtime, course, start)) {
    last = now;
    yield {
      ...{ stage: 'learning', step: now.step, of: steps, checkpoint: now.checkpoint },
      losses: curveOf(now.history),
      fraction: LOOKING + (1 - LOOKING) * (now.step / steps),
      partial: { result: () => result(after(now), now.losses), continues: null },
      ...(await show(() => after(now))),
    };
  }
  return result(after(last), last.losses);
}
