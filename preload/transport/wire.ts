/** How messages become bytes on a socket. */
import { decode, encode } from '@msgpack/msgpack';
import { deepestMessage } from '../contract/limits.ts';
import { checkShape } from './check-shape.ts';

/** @throws where the message is deeper than any that the contract has. */
export function toWire(message: unknown): Uint8Array<ArrayBuffer> {
  return encode(message, { ignoreUndefined: true, maxDepth: deepestMessage });
}

/** @throws where the bytes are no message, or one that is deeper than any that the contract has. */
export function fromWire(bytes: Uint8Array): unknown {
  checkShape(bytes, deepestMessage);
  return decode(bytes);
}
