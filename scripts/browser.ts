/** The Chromium that tests the application in a browser: the machine's own, else one of Playwright's. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { root } from './root.ts';

const execute = promisify(execFile);

/** A path to a Chromium, or null where there is none. */
export function findBrowser(): string | null {
  return [...ownBrowsers(), chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** {@link findBrowser}, fetching one where there is none: from Playwright, else from Debian's archive. */
export async function obtainBrowser(): Promise<string | null> {
  const found = findBrowser();
  if (found !== null) return found;
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  await attempt('Playwright', process.execPath, [cli, 'install', 'chromium']);
  if (findBrowser() === null && process.platform === 'linux' && process.getuid?.() === 0) {
    await attempt('apt', 'apt-get', ['update', '-qq']);
    await attempt('apt', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  return findBrowser();
}

function ownBrowsers(): string[] {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ];
    case 'win32':
      return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(
        (folder) => (folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : []),
      );
    default:
      return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
        (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
      );
  }
}

async function attempt(source: string, command: string, args: readonly string[]): Promise<void> {
  console.log(`No Chromium here; asking ${source} for one.`);
  try {
    await execute(command, args, {
      timeout: 240_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch (error) {
    const lines = error instanceof Error ? error.message.split('\n') : [];
    console.log(`  ${lines.find((line) => /error|unable|fail/i.test(line))?.trim() ?? 'It gave none.'}`);
  }
}
