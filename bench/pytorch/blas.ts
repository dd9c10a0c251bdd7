import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Debian's, which has PyTorch where it is installed. */
export const python = '/usr/bin/python3';

/** What PyTorch multiplies matrices with. */
export interface Blas {
  readonly name: 'openblas' | 'mkl' | 'blis' | 'atlas' | 'reference' | 'unknown';
  /** The file that is loaded, or what PyTorch says it was built with. */
  readonly from: string;
}

/** What tells: PyTorch's own words about its build, and the libraries that its process has loaded. */
interface Found {
  readonly config: string;
  readonly libraries: readonly string[];
}

const PROGRAM = `
import json, torch
torch.ones(2, 2) @ torch.ones(2, 2)
maps = {line.split()[-1] for line in open('/proc/self/maps')}
libraries = sorted(path for path in maps if any(word in path for word in ('blas', 'mkl', 'blis', 'atlas')))
print(json.dumps({'config': torch.__config__.show(), 'libraries': libraries}))
`;

/**
 * The BLAS of the PyTorch that we are measured against; null where there is no PyTorch.
 * @throws Error for the reference BLAS, which is several times slower: a ratio against it is no ratio.
 */
export async function blasOfPytorch(): Promise<Blas | null> {
  let output: string;
  try {
    output = (await promisify(execFile)(python, ['-c', PROGRAM])).stdout;
  } catch (error) {
    console.error(`PyTorch is left out: ${String(error).split('\n')[0] ?? ''}`);
    return null;
  }
  const blas = judge(JSON.parse(output) as Found);
  if (blas.name === 'reference') {
    throw new Error(
      `PyTorch multiplies matrices with the reference BLAS here (${blas.from}), several times slower than its users do. ` +
        'Install libopenblas0-pthread and measure again.',
    );
  }
  console.error(`PyTorch multiplies matrices with ${blas.name} (${blas.from}).`);
  return blas;
}

/** Debian's PyTorch asks for `libblas.so.3`, whatever that is; others have one built in. Pure. */
export function judge({ config, libraries }: Found): Blas {
  const built = /BLAS_INFO=(\w+)/.exec(config)?.[1] ?? '';
  for (const name of ['openblas', 'mkl', 'blis', 'atlas'] as const) {
    const from = libraries.find((path) => path.includes(name));
    if (from !== undefined) return { name, from };
  }
  if (built === 'mkl') return { name: 'mkl', from: 'built in' };
  if (built === 'open') return { name: 'openblas', from: 'built in' };
  const plain = libraries.find((path) => path.includes('libblas'));
  return plain === undefined ? { name: 'unknown', from: built } : { name: 'reference', from: plain };
}
