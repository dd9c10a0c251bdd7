import { startDesktop } from './surfaces/desktop.ts';
import { expect, test } from './test.ts';

test('the window is sandboxed, isolated, cannot be led elsewhere, and its page has nothing of Node or of other files', async ({
  display,
}, info) => {
  const running = await startDesktop(info.outputPath('data'), display);
  const { electron, page } = running;
  try {
    await expect(page.getByRole('toolbar')).toBeVisible();
    const seen = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    );
    expect(seen).toEqual([]);

    const statuses = await page.evaluate(() =>
      Promise.all(
        ['/%2e%2e%2fpackage.json', '/resources/styles/%2e%2e/%2e%2e/%2e%2e/package.json', '/pixels'].map(
          async (path) => (await fetch(path)).status,
        ),
      ),
    );
    expect(statuses).toEqual([404, 404, 404]);

    const preferences = await electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // Not in Electron's types, but the one place that says what the window really got.
      const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { contextIsolation, sandbox, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration, webSecurity };
    });
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    });

    expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    const refused = await electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const decided = new Promise<boolean>((resolve) =>
        contents?.once('will-navigate', (event) => setImmediate(() => resolve(event.defaultPrevented))),
      );
      void contents?.executeJavaScript('void (location.href = "https://example.com/")');
      return decided;
    });
    expect(refused).toBe(true);
    const windows = await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    );
    expect(windows).toEqual(['pentimento://app/']);
  } finally {
    await running.close();
  }
});
