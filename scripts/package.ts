/**
 * `npm run package -- [--dir] [electron-builder's arguments]`: builds the application and packs it, with the Electron
 * that ELECTRON_OVERRIDE_DIST_PATH names where it names one. Says how large each part is.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Arch, type Configuration } from 'electron-builder';
import { build, configureBuildCommand, createYargs } from 'electron-builder/out/builder.js';
import * as z from 'zod';
import { buildApplication } from './build.ts';
import { contentsOf, partsOf, twice } from './package/contents.ts';
import { writeIcons } from './package/icons.ts';
import { missingNative } from './package/native.ts';
import { packed } from './package/packed.ts';
import { root } from './root.ts';

/** What is used of yargs, whose types electron-builder doesn't bring. */
interface CommandLine {
  parse(args: readonly string[]): unknown;
}

await buildApplication();
await writeIcons(join(root, 'release/icons'));
const commandLine = configureBuildCommand(createYargs()) as CommandLine;
const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const given = z
  .looseObject({ config: z.looseObject({}).optional() })
  .parse(await commandLine.parse(process.argv.slice(2)));
const own: Configuration = {
  beforePack: ({ electronPlatformName, arch }) => {
    const why = missingNative(electronPlatformName, Arch[arch]);
    if (why !== null) throw new Error(why);
  },
};
await build({
  ...given,
  config: { ...own, ...(dist !== undefined && (await fromFolder(dist))), ...given.config },
});

const contents = await contentsOf(packed().folder);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1).padStart(6)} MB`;
for (const { name, bytes } of partsOf(contents)) console.log(`${megabytes(bytes)}  ${name}`);
console.log(`${megabytes(contents.reduce((sum, { bytes }) => sum + bytes, 0))}  all`);
for (const paths of twice(contents)) console.log(`Ships twice: ${paths.join(', ')}`);

/** @param folder of an unpacked Electron. */
async function fromFolder(folder: string): Promise<Configuration> {
  const version = (await readFile(join(folder, 'version'), 'utf8')).trim().replace(/^v/, '');
  return {
    electronDist: folder,
    electronVersion: version,
    // One that is run in its folder has an application of its own there, and says what it is.
    afterExtract: async ({ appOutDir }) => {
      for (const name of ['resources/app', 'resources/default_app.asar', 'path.txt', 'version']) {
        await rm(join(appOutDir, name), { recursive: true, force: true });
      }
    },
  };
}
