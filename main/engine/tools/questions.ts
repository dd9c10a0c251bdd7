import type * as z from 'zod';
import type { Asked } from '../../../preload/contract/index.ts';
import { explain } from '../../errors/explain.ts';
import { checkParameters, faultsIn } from './check.ts';
import { Sides } from './standard-questions.ts';
import type { Size, Tool } from './tool.ts';

export type Json = z.output<ReturnType<typeof z.json>>;

/** Something that the window may ask while the person chooses: what it is asked with, and what the answer is. */
export interface Question {
  /** What is asked about beside the tool's inputs and settings, such as where the pointer is. */
  readonly about: z.ZodType;
  readonly answer: z.ZodType;
  /** Answers at once, without pixels. Where it is left out, `answers` of the tool's `run.ts` does, in the engine. */
  quick?(about: unknown, parameters: unknown): Json;
}

/** The size that a tool's result will have, by settings that may come from anywhere. */
export function sizeOfResult(tool: Tool, parameters: unknown, image: Size): Size {
  if (!tool.questions?.size) return image;
  const { width, height } = image;
  return Sides.parse(askQuickly(tool, 'size', { image: { width, height } }, parameters));
}

export function requireQuestion(tool: Tool, name: string): Question {
  const question = Object.hasOwn(tool.questions ?? {}, name) ? tool.questions?.[name] : undefined;
  if (!question) throw explain('question-unknown', { tool: tool.id, question: name });
  return question;
}

/** The answer to a question that takes no engine; null for one that does. */
export function askQuickly(tool: Tool, name: string, about: unknown, parameters: unknown): Json {
  const question = requireQuestion(tool, name);
  if (!question.quick) return null;
  return question.quick(checkAbout(tool, name, about), checkParameters(tool, parameters));
}

/** What is asked about, as the question wants it. @throws UserError bad-parameters naming what is wrong. */
export function checkAbout(tool: Tool, name: string, about: unknown): unknown {
  const checked = requireQuestion(tool, name).about.safeParse(about);
  if (checked.success) return checked.data;
  const faults = faultsIn(checked.error.issues);
  throw explain('bad-parameters.question', { tool: tool.id, question: name, faults });
}

/** Answers a question here, where it takes no engine, and otherwise has the engine answer it. */
export async function answerQuestion(
  tool: Tool,
  asked: Asked,
  engine: (asked: Asked) => Promise<Json>,
): Promise<Json> {
  const question = requireQuestion(tool, asked.question);
  checkAbout(tool, asked.question, asked.about);
  const { question: name, about, parameters } = asked;
  const answer = question.quick ? askQuickly(tool, name, about, parameters) : await engine(asked);
  return question.answer.parse(answer) as Json;
}
