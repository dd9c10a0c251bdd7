import * as z from 'zod';
import { callError, calls, Failure } from '../contract/index.ts';
import type { CallName, Response } from '../contract/index.ts';

/** How a reply travels. An `Error` would lose its code on the way, so success and failure are both data. */
export const Envelope = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: Failure }),
]);
export type Envelope = z.infer<typeof Envelope>;

/** Takes the answer out, checked against the contract; throws a `CallError` where it was a failure. */
export function openEnvelope<N extends CallName>(name: N, sealed: unknown): Response<N> {
  const envelope = Envelope.parse(sealed);
  if (!envelope.ok) throw callError(envelope.error);
  return parseResponse(name, envelope.value);
}

function parseResponse<N extends CallName>(name: N, value: unknown): Response<N> {
  // The table maps each name to its own schema, which TypeScript can't follow through an index.
  const schema: z.ZodType = calls[name].response;
  return schema.parse(value) as Response<N>;
}
