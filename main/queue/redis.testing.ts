/** A Redis for tests, where one is installed: Debian's package is redis-server. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const redisIsHere = spawnSync('redis-server', ['--version']).status === 0;
if (!redisIsHere)
  process.stderr.write(
    'Skipped, as no redis-server is here: tests of queues. Debian has it as redis-server.\n',
  );

export interface TestRedis {
  readonly url: string;
  /** What it keeps goes with it unless it `persists`. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function startRedis(options: readonly string[] = [], persists = false): Promise<TestRedis> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'pentimento-redis-'));
  process.once('exit', () => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  let child: ChildProcess | null = null;
  const start = async () => {
    const kept = persists ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
    const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
    const started = spawn('redis-server', [...where, ...kept, ...options]);
    child = started;
    await new Promise<void>((resolve, reject) => {
      started.stdout.on('data', (text: Buffer) => {
        if (text.includes('Ready to accept connections')) resolve();
      });
      started.once('exit', (code) => reject(new Error(`redis-server ended with ${code}.`)));
    });
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill: async () => {
      const over = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      await over;
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
