import type { z } from 'zod';
import { calls, type CallName } from '../../preload/contract/index.ts';
import type { Envelope } from '../../preload/transport/envelope.ts';
import { toFailure, UserError } from '../errors/user-error.ts';
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
      throw new UserError('bad-parameters', `The call ${name} is malformed: ${checked.error.message}`);
    }
    // The contract ties each name to its request; the index loses that tie.
    const handler = host.handlers[name] as (request: unknown) => unknown;
    return { ok: true, value: await handler(checked.data) };
  } catch (error) {
    return { ok: false, error: toFailure(error) };
  }
}
