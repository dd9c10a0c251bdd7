/** The application in a browser: `npm start` where there is no Electron, or on a machine without a screen. */
import { parseArgs } from 'node:util';
import { openHost } from '../host.ts';
import { findPaths } from '../paths.ts';
import { forkNode } from '../processes/fork-node.ts';
import { dataFolder } from './data-folder.ts';
import { keepPort, lastPort } from './port.ts';
import { listen } from './server.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string', default: dataFolder() } },
  });
  const host = await openHost({
    fork: forkNode,
    paths: findPaths(),
    data: values.data,
    surface: { kind: 'browser', chooseFiles: () => Promise.resolve([]) },
  });
  const port = Number(values.port ?? (await lastPort(values.data)));
  // Another program may have the port of last time; one that is asked for is meant.
  const server = await listen(host, port).catch((error: unknown) => {
    if (values.port !== undefined) throw error;
    return listen(host, 0);
  });
  await keepPort(values.data, Number(new URL(server.address).port));
  const end = () => {
    server.close();
    void host.close().then(() => process.exit());
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  console.log(server.address);
}

void main();
