/** `npm start`: the desktop application, or the same in a browser where this machine has no Electron. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { buildApplication } from './build.ts';
import { electronBinary } from './electron.ts';
import { tooOld } from './node-version.ts';
import { root } from './root.ts';

const old = tooOld();
if (old !== null) console.warn(old);

await buildApplication();

const electron = await electronBinary();
if (electron.path !== null) {
  run(electron.path, [root, ...process.argv.slice(2)]);
} else {
  console.log(`No Electron here (${electron.why}), so Pentimento opens in a browser:`);
  const server = spawn(process.execPath, [`${root}/out/serve.cjs`, ...process.argv.slice(2)], {
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  server.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    const address = /http:\S+/.exec(chunk.toString())?.[0];
    if (address !== undefined) openBrowser(address);
  });
  follow(server);
}

function run(command: string, args: readonly string[]): void {
  follow(spawn(command, args, { stdio: 'inherit' }));
}

function follow(child: ReturnType<typeof spawn>): void {
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
}

/** Opens the address where there is a desktop to open it on; elsewhere the printed line is enough. */
function openBrowser(address: string): void {
  const opener =
    process.platform === 'win32'
      ? 'explorer.exe'
      : process.platform === 'darwin'
        ? 'open'
        : '/usr/bin/xdg-open';
  const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (headless || (process.platform !== 'win32' && process.platform !== 'darwin' && !existsSync(opener)))
    return;
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
