import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { difference } from '../canvas.ts';
import { writeArchive, writeFlat, writePhoto } from '../pictures.ts';
import { expect, test } from '../test.ts';

const stack = (layer: string, width = 64, height = 64) =>
  `<?xml version="1.0"?><image version="0.0.3" w="${width}" h="${height}"><stack>${layer}</stack></image>`;

test('broken and hostile layered files are refused by name, and the picture before them stays', async ({
  app,
}) => {
  const photo = await app.openPhoto(await writePhoto(app.folder, 'photo.png'));
  const layer = await readFile(await writeFlat(app.folder, 'layer.png', 64));
  const archive = (name: string, files: Record<string, string | Buffer>) =>
    writeArchive(app.folder, name, { mimetype: 'image/openraster', ...files });
  const named = async (name: string, bytes: Uint8Array) => {
    const path = join(app.folder, name);
    await writeFile(path, bytes);
    return path;
  };
  const whole = await archive('whole.ora', {
    'stack.xml': stack('<layer name="one" src="data/one.png"/>'),
    'data/one.png': layer,
  });
  const bytes = await readFile(whole);
  const psd = Buffer.from('8BPS\0\x01\0\0\0\0\0\0\0\x03\0\0\0\x40\0\0\0\x40\0\x08\0\x03', 'latin1');

  for (const path of [
    await named('half.ora', bytes.subarray(0, bytes.length / 2)),
    await archive('no layer.ora', { 'stack.xml': stack('<layer name="one" src="data/one.png"/>') }),
    await archive('no stack.ora', { 'data/one.png': layer }),
    await archive('no xml.ora', { 'stack.xml': '<image w="64"' }),
    await archive('outside.ora', { 'stack.xml': stack('<layer src="../../etc/passwd"/>') }),
    await archive('vast.ora', {
      'stack.xml': stack('<layer src="data/one.png"/>', 2_000_000, 2_000_000),
      'data/one.png': layer,
    }),
    await named('half.psd', psd),
    await named('bent.psd', Buffer.concat([psd, Buffer.alloc(4000, 0xff)])),
  ]) {
    const name = path.slice(app.folder.length + 1);
    await test.step(name, async () => {
      await app.drop(app.page.getByTestId('canvas'), path);
      const notice = app.alert.filter({ hasText: name });
      await expect(notice).toBeVisible();
      await expect(notice).not.toContainText('Something went wrong');
      await notice.getByRole('button', { name: 'Close this notice' }).click();
      await expect(app.alert).toHaveCount(0);
    });
  }
  expect(difference((await app.canvas()).data, photo.data)).toBe(0);

  await app.drop(app.page.getByTestId('canvas'), whole);
  expect((await app.shown('whole.ora')).width).toBe(64);
  await expect(app.layer('one')).toBeVisible();
});
