import { expect, test } from 'vitest';
import { candidates, sessionOptions } from './providers.ts';

test('each platform tries its own provider first and the CPU last', () => {
  expect(candidates('auto', 'win32')).toEqual(['dml', 'cpu']);
  expect(candidates('auto', 'linux')).toEqual(['cuda', 'cpu']);
  expect(candidates('auto', 'darwin')).toEqual(['coreml', 'cpu']);
  expect(candidates('auto', 'freebsd')).toEqual(['cpu']);
});

test('what is asked for comes first, and nothing else is tried before the CPU', () => {
  expect(candidates('webgpu', 'linux')).toEqual(['webgpu', 'cpu']);
  expect(candidates('cpu', 'win32')).toEqual(['cpu']);
  expect(candidates('abacus', 'linux')).toEqual(['cpu']);
});

test('DirectML runs sequentially and without memory patterns', () => {
  expect(sessionOptions('dml', 4)).toMatchObject({ executionMode: 'sequential', enableMemPattern: false });
  expect(sessionOptions('cpu', 4)).toMatchObject({ enableMemPattern: false, intraOpNumThreads: 4 });
});
