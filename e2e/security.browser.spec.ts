import { once } from 'node:events';
import { request } from 'node:http';
import { WebSocket } from 'ws';
import { startInBrowser } from './surfaces/browser.ts';
import { expect, test } from './test.ts';

test('the server answers only who has its token, from its own page, about its own files', async ({}, info) => {
  const running = await startInBrowser(info.outputPath('data'));
  const { address, page } = running;
  try {
    const { origin, searchParams, host } = new URL(address);
    expect(host).toMatch(/^127\.0\.0\.1:/);
    const cookie = `pentimento=${searchParams.get('token') ?? ''}`;

    expect(await status(origin, '/', '')).toBe(403);
    expect(await status(origin, '/', 'pentimento=wrong')).toBe(403);
    expect(await status(origin, '/?token=wrong', '')).toBe(403);
    expect(await status(origin, '/', cookie)).toBe(200);
    expect(page.url(), 'the token does not stay in the address').toBe(`${origin}/`);

    for (const path of [
      '/../package.json',
      '/%2e%2e%2fpackage.json',
      '/..%2f..%2fetc%2fpasswd',
      '/resources/styles/../../package.json',
    ]) {
      expect(await status(origin, path, cookie), path).toBe(404);
    }

    expect(await socketOpens(origin, { origin, cookie })).toBe(true);
    expect(await socketOpens(origin, { origin: 'https://example.com', cookie })).toBe(false);
    expect(await socketOpens(origin, { cookie })).toBe(false);
    expect(await socketOpens(origin, { origin })).toBe(false);
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

function socketOpens(origin: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers });
    socket.once('open', () => {
      socket.terminate();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
