import { once } from 'node:events';
import { request } from 'node:http';
import { WebSocket } from 'ws';
import { startInBrowser } from './surfaces/browser.ts';
import { expect, test } from './test.ts';

test('the server answers only who has its token, from its own page, about its own files', async ({}, info) => {
  const running = await startInBrowser(info.outputPath('data'));
  const { address, page } = running;
  try {
    const { origin, host, port } = new URL(address);
    expect(host).toMatch(/^127\.0\.0\.1:/);
    const [given] = await page.context().cookies();
    expect(given).toMatchObject({ name: `pentimento-${port}`, httpOnly: true, sameSite: 'Strict' });
    const cookie = `pentimento-${port}=${given?.value ?? ''}`;
    const key = await page.evaluate(() => localStorage.getItem('pentimento-key') ?? '');

    expect(await status(origin, '/', '')).toBe(403);
    expect(await status(origin, '/', `pentimento-${port}=wrong`)).toBe(403);
    expect(await status(origin, '/?token=wrong', '')).toBe(403);
    expect(await status(origin, '/', cookie)).toBe(200);
    await expect(page, 'neither token nor key stays in the address').toHaveURL(`${origin}/`);

    for (const path of [
      '/../package.json',
      '/%2e%2e%2fpackage.json',
      '/..%2f..%2fetc%2fpasswd',
      '/resources/styles/../../package.json',
    ]) {
      expect(await status(origin, path, cookie), path).toBe(404);
    }

    expect(await socketOpens(origin, key, { origin, cookie })).toBe(true);
    expect(await socketOpens(origin, key, { origin: 'https://example.com', cookie })).toBe(false);
    expect(await socketOpens(origin, key, { cookie })).toBe(false);
    expect(await socketOpens(origin, key, { origin })).toBe(false);
    expect(await socketOpens(origin, given?.value ?? '', { origin, cookie })).toBe(false);

    // A tab that is still open finds its way back by itself, and is let in again.
    await expect(page.getByRole('toolbar')).toBeVisible();
    const lost = page.getByText('The connection to Pentimento was lost.');
    await running.restartServer(() => expect(lost).toBeVisible());
    await expect(lost).toBeHidden();
    await page.reload();
    await expect(page.getByRole('toolbar')).toBeVisible();
  } finally {
    await running.close();
  }
});

/** The answer to a path exactly as it stands, which `fetch` would tidy up first. */
async function status(origin: string, path: string, cookie: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  const asked = request({ hostname, port, path, headers: { cookie } });
  asked.end();
  const [response] = (await once(asked, 'response')) as [{ statusCode?: number; resume(): void }];
  response.resume();
  return response.statusCode;
}

function socketOpens(origin: string, key: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const address = `${origin.replace('http', 'ws')}/socket`;
    const socket = new WebSocket(address, ['pentimento', key], { headers });
    socket.once('open', () => {
      socket.terminate();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
