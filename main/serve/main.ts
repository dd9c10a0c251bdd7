/** The application in a browser: `npm start` where there is no Electron, or on a machine without a screen. */
import { parseArgs } from 'node:util';
import { openHost } from '../host.ts';
import { forkNode } from '../jobs/fork-node.ts';
import { findPaths } from '../paths.ts';
import { dataFolder } from './data-folder.ts';
import { listen } from './server.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, data: { type: 'string', default: dataFolder() } },
  });
  const host = await openHost({
    fork: forkNode,
    paths: findPaths(),
    data: values.data,
    surface: { kind: 'browser', chooseFiles: () => Promise.resolve([]) },
  });
  const server = await listen(host, Number(values.port));
  const end = () => {
    server.close();
    void host.close().then(() => process.exit());
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  console.log(server.address);
}

void main();
