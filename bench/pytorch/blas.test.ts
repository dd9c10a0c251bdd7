import { expect, test } from 'vitest';
import { judge } from './blas.ts';

const debian = 'Build settings: BLAS_INFO=generic, BUILD_TYPE=RelWithDebInfo';
const folder = '/usr/lib/x86_64-linux-gnu';

test.each([
  [
    debian,
    [`${folder}/openblas-pthread/libblas.so.3`, `${folder}/openblas-pthread/libopenblasp-r0.3.21.so`],
    'openblas',
  ],
  [debian, [`${folder}/blas/libblas.so.3.11.0`, `${folder}/lapack/liblapack.so.3.11.0`], 'reference'],
  [debian, [`${folder}/blis-pthread/libblas.so.3`], 'blis'],
  [debian, [], 'unknown'],
  ['Build settings: BLAS_INFO=mkl, BUILD_TYPE=Release', [], 'mkl'],
])('which BLAS is behind it: %s', (config, libraries, name) => {
  expect(judge({ config, libraries }).name).toBe(name);
});
