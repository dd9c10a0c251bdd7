/** The model shelf of the desktop application, on a manifest of the test's own and a server on this machine. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cutAfter, stallAfter, TestServer, whole } from '../main/models/download/servers.testing.ts';
import { root } from '../scripts/root.ts';
import { Application } from './application.ts';
import { faultsIn } from './legible.ts';
import { startDesktop } from './surfaces/desktop.ts';
import type { Display } from './surfaces/display.ts';
import { expect, test } from './test.ts';

const file = randomBytes(400_000);
const wrong = file.map((byte, i) => (i === 90_000 ? byte ^ 1 : byte));

/** The models that ship, and VGG-19 as if it were the test's file on its server. */
async function writeShelf(folder: string, server: TestServer): Promise<void> {
  const shipped = join(root, 'models');
  await mkdir(folder, { recursive: true });
  // What is read from packages lies beside.
  await symlink(join(root, 'out'), join(folder, '../out'));
  for (const name of await readdir(shipped))
    if (name !== 'manifest.json') await symlink(join(shipped, name), join(folder, name));
  const manifest = JSON.parse(await readFile(join(shipped, 'manifest.json'), 'utf8')) as {
    models: readonly { readonly id: string }[];
  };
  const download = {
    ...{ file: 'original.safetensors', bytes: file.length, form: 'safetensors', mirrors: [server.address] },
    sha256: createHash('sha256').update(file).digest('hex'),
  };
  const models = manifest.models.map((model) =>
    model.id === 'vgg19' ? { ...model, bytes: file.length, download } : model,
  );
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ models }));
}

test('a model comes over a pause and a cut, wrong bytes are refused, one put there by hand is kept offline, and speed is measured', async ({
  display,
}, info) => {
  const [data, shelf] = [info.outputPath('data'), info.outputPath('models')];
  const server = await TestServer.open(file);
  await writeShelf(shelf, server);
  const own: Display = {
    ...display,
    environment: { ...display.environment, PENTIMENTO_MODELS: shelf },
  };
  const app = new Application(() => startDesktop(data, own), info.outputPath());
  await app.open();
  try {
    const { page } = app;
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setDeviceMetricsOverride', {
      ...{ width: 900, height: 600, deviceScaleFactor: 1, mobile: false },
    });
    await app.command('Models…');
    const sheet = page.getByRole('dialog', { name: 'Models' });
    const vgg = sheet.getByRole('article', { name: 'VGG-19' });
    const press = (name: string) => vgg.getByRole('button', { name }).click();
    await expect(sheet.getByRole('rowheader', { name: /ESRGAN, thick/ })).toBeVisible();
    await expect.poll(() => faultsIn(sheet)).toEqual([]);
    expect(server.asked).toEqual([]);

    server.replies = [whole(wrong)];
    await press('Download: VGG-19');
    await expect(vgg.getByRole('alert')).toContainText('has another checksum than the file is known by');
    await expect.poll(() => faultsIn(vgg)).toEqual([]);

    server.replies = [stallAfter(file, 150_000)];
    await press('Try again: VGG-19');
    await expect(vgg.getByRole('status')).toContainText('0.2 MB of 0.4 MB');
    await press('Pause');
    await expect(vgg).toContainText('0.2 MB of 0.4 MB have come.');
    server.replies = [cutAfter(file, 100_000)];
    await press('Go on: VGG-19');
    await expect(vgg).toContainText('On this machine.');
    expect(server.asked[2]?.range).toBe('bytes=150000-');
    expect(await readFile(join(data, 'models', 'vgg19.safetensors'))).toEqual(file);

    await press('Delete');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(vgg.getByRole('button', { name: 'Download: VGG-19' })).toBeEnabled();
    await sheet.getByRole('checkbox', { name: 'Offline mode' }).click();
    await expect(vgg.getByRole('button', { name: 'Download: VGG-19' })).toBeDisabled();
    const asked = server.asked.length;
    await page.keyboard.press('Escape');
    await writeFile(join(data, 'models', 'from a friend.bin'), file);
    await app.command('Models…');
    await expect(vgg).toContainText('from a friend.bin lies in the folder');
    await press('Use this file');
    await expect(vgg).toContainText('On this machine.');
    expect(server.asked).toHaveLength(asked);

    const landmarks = sheet.getByRole('row', { name: /^Face landmarks/ });
    await landmarks.getByRole('button', { name: 'Measure Face landmarks' }).click();
    await expect(landmarks).toContainText(/[\d.]+ m?s\s*112 × 112/);
  } finally {
    await app.kill();
    await server.close();
  }
});
