/** What a publisher says of the newest version, and whether it was the publisher who said so. */
import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import * as z from 'zod';

/** Three numbers, as a version that is released has them. */
const Version = z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/);

export const Release = z.object({
  version: Version,
  /** Where it is told of and to be had. */
  page: z.url({ protocol: /^https$/ }),
  /** When this was said, and until when it is to be believed, ISO 8601: an old truth that is repeated would hide a new one. */
  said: z.iso.datetime(),
  until: z.iso.datetime(),
});
export type Release = z.infer<typeof Release>;

/** As it is published: the JSON of a {@link Release} in base64, and an Ed25519 signature (RFC 8032) of it, base64. */
const Signed = z.object({ release: z.base64().max(8192), signature: z.base64().max(128) });

/** Before what is signed, so that a signature for anything else is none for a release. */
const context = Buffer.from('Pentimento release 1\n');

export function signRelease(release: Release, key: KeyObject): string {
  const said = Buffer.from(JSON.stringify(Release.parse(release)));
  const signature = sign(null, Buffer.concat([context, said]), key);
  return `${JSON.stringify({ release: said.toString('base64'), signature: signature.toString('base64') })}\n`;
}

/**
 * The release that a publisher told of; null where it wasn't the publisher, or nothing that can be read.
 * @param key the publisher's public key: DER (SubjectPublicKeyInfo) in base64.
 */
export function readRelease(text: string, key: string): Release | null {
  const signed = Signed.safeParse(parsedJson(text));
  if (!signed.success) return null;
  const said = Buffer.from(signed.data.release, 'base64');
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new Error('The key for releases is of another kind.');
  const signature = Buffer.from(signed.data.signature, 'base64');
  if (!verify(null, Buffer.concat([context, said]), publicKey, signature)) return null;
  return Release.safeParse(parsedJson(said.toString('utf8'))).data ?? null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a version comes after another. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((each) => each.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
