import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingNative } from './native.ts';

test('packing for this machine finds all that is native', () => {
  expect(missingNative(process.platform, process.arch)).toBeNull();
});

test('a system that something native is missing for is told, and what would help', async () => {
  const modules = await mkdtemp(join(tmpdir(), 'pentimento-modules-'));
  await mkdir(join(modules, 'onnxruntime-node/bin/napi-v6/win32/arm64'), { recursive: true });
  expect(missingNative('win32', 'arm64', modules)).toContain('npm ci --os=win32 --cpu=arm64');
  expect(missingNative('darwin', 'x64', modules)).toMatch(/^onnxruntime, .*darwin on x64: nothing can/);
  await rm(modules, { recursive: true });
});
