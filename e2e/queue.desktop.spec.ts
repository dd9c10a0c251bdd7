/** The batch room over a queue: workers of the built program, one of them killed, the window closed in the middle. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { redisIsHere, startRedis } from '../main/queue/redis.testing.ts';
import { root } from '../scripts/root.ts';
import { expect, test } from './test.ts';

const names = Array.from({ length: 16 }, (_, i) => `${i}`);
const networks = { timeout: 90_000 };

test.skip(!redisIsHere, 'No redis-server is here.');

test('a batch is left to workers: one is killed, the window is closed and comes back, Redis restarts, and every picture is there once', async ({
  app,
}) => {
  test.setTimeout(300_000);
  const { folder } = app;
  const file = (name: string) => join(folder, name);
  for (const name of ['in', 'out', 'share']) await mkdir(file(name));
  const cat = sharp(join(root, 'resources/samples/chelsea.jpg')).resize(120, 80, { fit: 'fill' });
  for (const name of names)
    await cat
      .clone()
      .modulate({ hue: 20 * Number(name) })
      .png()
      .toFile(file(`in/${name}.png`));
  const redis = await startRedis(['--requirepass', 'secret']);
  const at = redis.url.slice('redis://'.length);
  const queue = `redis://:secret@${at}`;
  const workers: ChildProcess[] = [];
  const startWorker = () => {
    const child = spawn(
      process.execPath,
      ['out/cli.cjs', 'worker', '--queue', queue, '--files', file('share'), '--jobs', '1'],
      { cwd: root, stdio: 'ignore' },
    );
    workers.push(child);
    return child;
  };
  const room = () => app.page.getByRole('dialog', { name: 'Batch', exact: true });
  const button = (name: string) => room().getByRole('button', { name, exact: true });
  const ended = async () => Number(/^(\d+) of 16/.exec(await standing())?.[1] ?? 0);
  const standing = () => room().getByRole('status').last().innerText();
  const found = () => room().getByRole('group', { name: 'Where it is worked on' });

  try {
    await app.page.keyboard.press('ControlOrMeta+Alt+b');
    await app.running.chooseFiles([file('in')], () => button('Add a folder…').first().click());
    await app.running.chooseFiles([file('out')], () => button('Choose a folder…').click());
    await room().getByRole('textbox', { name: 'Name of the recipe' }).fill('Twice');
    await button('Add a step').click();
    await app.page.getByRole('menuitem', { name: 'Enlarge' }).click();

    await room().getByRole('radio', { name: 'Workers on a queue' }).click();
    const address = room().getByRole('textbox', { name: 'Address of the queue' });
    const password = room().getByLabel('Password');
    await address.fill(`redis://:wrong@${at}`);
    await room().getByRole('textbox', { name: 'Shared folder, or storage' }).fill(file('share'));
    await expect(address).not.toHaveValue(/wrong/);
    await button('Check the connection').click();
    await expect(found()).toContainText('refuses the name or the password');
    await password.fill('secret');
    await button('Check the connection').click();
    await expect(found()).toContainText('No worker is there yet');
    const killed = startWorker();
    const other = startWorker();
    await expect(async () => {
      await button('Check the connection').click();
      await expect(found()).toContainText('2 workers are there', { timeout: 1_000 });
    }).toPass(networks);

    await button('Start').click();
    await expect(room().getByText('Waits for a worker').first()).toBeVisible();
    const made = async () => (await readdir(file('out'))).length;
    await expect.poll(made, { ...networks, intervals: [20] }).toBeGreaterThan(0);
    killed.kill('SIGKILL');
    // Pictures are to be left when the window and Redis die.
    other.kill('SIGSTOP');
    await expect.poll(ended).toBeGreaterThan(0);
    expect(await ended()).toBeLessThan(16);
    await app.restartAfterKill();
    const notice = app.page.getByRole('status').filter({ hasText: 'The batch “Twice” was stopped' });
    await notice.getByRole('button', { name: 'Show…' }).click();
    await button('Go on').click();
    // The password is remembered by nobody.
    await expect(room().getByRole('alert')).toContainText('refuses the name or the password');
    await expect(room().getByRole('radio', { name: 'Workers on a queue' })).toBeChecked();
    await room().getByLabel('Password').fill('secret');
    await button('Go on').click();
    await expect(button('Pause')).toBeVisible();
    other.kill('SIGCONT');
    await redis.kill();
    await expect(room().getByText('The queue doesn’t answer.')).toBeVisible();
    await redis.start();
    await expect(room().getByText('The queue doesn’t answer.')).toBeHidden(networks);
    await expect.poll(ended, networks).toBe(16);
    await expect(room().getByText('16 of 16', { exact: true })).toBeVisible();

    expect((await readdir(file('out'))).sort()).toEqual(names.map((name) => `${name}.png`).sort());
    for (const name of names) {
      const apart = await differs(file(`in/${name}.png`), file(`out/${name}.png`));
      expect([name, apart < 12]).toEqual([name, true]);
    }
    const kept = await readdir(app.running.data, { recursive: true, withFileTypes: true });
    for (const entry of kept.filter((one) => one.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
      expect([entry.name, bytes.includes(':secret@')]).toEqual([entry.name, false]);
    }
  } finally {
    for (const worker of workers)
      if (worker.exitCode === null && worker.signalCode === null) {
        worker.kill('SIGKILL');
        await once(worker, 'exit');
      }
    await redis.kill();
  }
});

/** How far a result is from its picture at twice the size: the mean of the differences of their samples, 0…255. */
async function differs(picture: string, result: string): Promise<number> {
  const plain = await sharp(picture).resize(240, 160).removeAlpha().raw().toBuffer();
  const made = await sharp(result).removeAlpha().raw().toBuffer();
  expect(made).toHaveLength(plain.length);
  return plain.reduce((sum, value, i) => sum + Math.abs(value - (made[i] ?? 0)), 0) / plain.length;
}
