import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/**
 * Where a data folder is served, and the token that lets in. Both stay from one start to the next: a browser
 * remembers panels, shortcuts and colours by the address they were chosen at, and a tab that is still open when the
 * server comes back finds its way.
 */
const Address = z.object({
  port: z.number().int().min(0).max(65_535),
  token: z.string().regex(/^[\w-]{32}$/),
});
export type Address = z.infer<typeof Address>;

const name = 'address.json';

/** The address of last time; where there is none to go back to, any free port (0) and a new token. */
export async function lastAddress(data: string): Promise<Address> {
  const text = await readFile(join(data, name), 'utf8').catch(() => '');
  return parse(text) ?? { port: 0, token: randomBytes(24).toString('base64url') };
}

/** Keeps the address for the next start, where nobody else can read it. */
export async function keepAddress(data: string, address: Address): Promise<void> {
  const file = join(data, name);
  // One that lies there readable is closed before the token goes into it.
  await chmod(file, 0o600).catch(() => undefined);
  await writeFile(file, JSON.stringify(address), { mode: 0o600 });
}

function parse(text: string): Address | null {
  try {
    return Address.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
