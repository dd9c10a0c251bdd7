import * as z from 'zod';
import type { Request } from '../../preload/contract/index.ts';
import { pentimento } from '../base/connection.ts';
import type { Size } from '../picture/reframe/reframe.ts';

type Question = Omit<Request<'ask'>, 'inputs'> & Partial<Pick<Request<'ask'>, 'inputs'>>;

/** Asks a tool; the answer is what its definition says, which the other side has checked. */
export async function ask<T>(question: Question, answer: z.ZodType<T>): Promise<T> {
  const reply = await pentimento().call('ask', { inputs: {}, ...question });
  return answer.parse(reply.answer);
}

const Sides = z.object({ width: z.number(), height: z.number() });

const Duration = Sides.extend({ seconds: z.number() });

/** At which size a tool would work on the picture, and how long about. */
export function askDuration(
  tool: string,
  parameters: Question['parameters'],
  image: Size,
): Promise<z.infer<typeof Duration>> {
  const { width, height } = image;
  return ask({ tool, question: 'duration', parameters, about: { image: { width, height } } }, Duration);
}

/** The size that a tool's result would have; fails where there can be none of that size. */
export function askSize(tool: string, parameters: Question['parameters'], image: Size): Promise<Size> {
  const { width, height } = image;
  return ask({ tool, question: 'size', parameters, about: { image: { width, height } } }, Sides);
}
