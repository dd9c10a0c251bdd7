/** `npm run package:test`: packs the application for this machine, and tests what came of it. */
import { bin, succeeds } from './stage.ts';

const node = (...args: string[]) => succeeds(process.execPath, args);
const packs = await node('--import', 'tsx', 'scripts/package.ts', '--dir');
const works =
  packs && (await node(bin('@playwright/test/cli.js'), 'test', '--project=packaged', '--workers=1'));
process.exitCode = works ? 0 : 1;
