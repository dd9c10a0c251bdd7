/** The application in a browser: `npm start` where there is no Electron, or on a machine without a screen. */
import { exitCodeOf } from '../errors/exit-codes.ts';
import { UserError } from '../errors/user-error.ts';
import { openHost, type Host } from '../host.ts';
import { findPaths } from '../paths.ts';
import { forkNode } from '../processes/fork-node.ts';
import { keepAddress, lastAddress, type Address } from './address.ts';
import { readOptions } from './options.ts';
import { listen, type Server } from './server.ts';

async function main(): Promise<void> {
  const { data, port } = readOptions(process.argv.slice(2));
  const host = await openHost({
    fork: forkNode,
    paths: findPaths(),
    data,
    surface: { kind: 'browser', chooseFiles: () => Promise.resolve([]) },
  });
  try {
    const last = await lastAddress(data);
    const server = await (port === null ? listenAgain(host, last) : listenAt(host, { ...last, port }));
    // One that can't be kept costs what the browser remembers, not the start.
    await keepAddress(data, { ...last, port: server.port }).catch(log);
    endOnSignals(host, server);
    console.log(server.address);
  } catch (error) {
    await host.close();
    throw error;
  }
}

/** At the address of last time. Where another program has that port by now, at any free one. */
async function listenAgain(host: Host, address: Address): Promise<Server> {
  try {
    return await listen(host, address, log);
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    return listen(host, { ...address, port: 0 }, log);
  }
}

/** At a port that was asked for, or not at all. */
async function listenAt(host: Host, address: Address): Promise<Server> {
  try {
    return await listen(host, address, log);
  } catch (error) {
    const why = codeOf(error);
    if (why !== 'EADDRINUSE' && why !== 'EACCES') throw error;
    const taken = why === 'EACCES' ? 'is not one that you may use' : 'is used by another program';
    const message = `Port ${address.port} ${taken}. Choose another with --port, or leave it out.`;
    throw new UserError('bad-parameters', message, { cause: error });
  }
}

function endOnSignals(host: Host, server: Server): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    server.close();
    host
      .close()
      .catch(log)
      .finally(() => process.exit());
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function log(error: unknown): void {
  console.error(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

// The last resort: what nobody foresaw is told, and those who paint go on. It has rejections that nobody awaits, too.
process.on('uncaughtException', log);

main().catch((error: unknown) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(exitCodeOf(error instanceof UserError ? error.code : 'internal'));
});
