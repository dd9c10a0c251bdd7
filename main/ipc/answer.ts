import type * as z from 'zod';
import { calls, type CallName, type Failure } from '../../preload/contract/index.ts';
import type { Envelope } from '../../preload/transport/envelope.ts';
import { explain } from '../errors/explain.ts';
import { toFailure } from '../errors/user-error.ts';
import type { Host } from '../host.ts';

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

/** Answers one call, whatever carried it: the request is checked, and success and failure are both data. */
export async function answer(host: Host, name: CallName, request: unknown): Promise<Envelope> {
  try {
    const schema: z.ZodType = calls[name].request;
    const checked = schema.safeParse(request);
    if (!checked.success) {
      tell(`The call ${name} is malformed: ${checked.error.message}`);
      throw explain('bad-parameters.request', { call: name });
    }
    // The contract ties each name to its request; the index loses that tie.
    const handler = host.handlers[name] as (request: unknown) => unknown;
    return { ok: true, value: await handler(checked.data) };
  } catch (error) {
    return { ok: false, error: inWords(toFailure(error)) };
  }
}

/** What nobody foresaw goes to who looks into it, and to the person as a sentence. */
function inWords(failure: Failure): Failure {
  if (failure.code !== 'internal') return failure;
  tell(failure.message);
  const message = 'Something went wrong that nobody foresaw. Your pictures are safe; try again.';
  return { code: failure.code, message };
}

function tell(details: string): void {
  process.stderr.write(`${details}\n`);
}
