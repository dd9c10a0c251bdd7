/**
 * What tells of a version: `npm run release -- keys` makes a publisher's two keys, and `npm run release -- sign KEY PAGE DAYS`
 * prints the words about this version, to be published at the address that builds ask (docs/decisions/shipping.md).
 */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { signRelease } from '../main/updates/release.ts';
import packageJson from '../package.json' with { type: 'json' };

const [what, file = '', page = '', days = ''] = process.argv.slice(2);
if (what === 'keys') {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  console.log(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  console.log(
    `PENTIMENTO_RELEASE_KEY=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`,
  );
} else if (what === 'sign' && Number(days) > 0) {
  const now = Date.now();
  const release = {
    ...{ version: packageJson.version, page },
    ...{ said: new Date(now).toISOString(), until: new Date(now + Number(days) * 86_400_000).toISOString() },
  };
  process.stdout.write(signRelease(release, createPrivateKey(await readFile(file))));
} else {
  console.error('npm run release -- keys, or npm run release -- sign PRIVATE-KEY.pem https://PAGE DAYS');
  process.exitCode = 2;
}
