import type { ToolDescription } from '../../preload/contract/index.ts';

const words = {
  style: {
    flag: '--style',
    one: 'a painting to learn from',
    many: 'paintings to learn from',
    file: 'painting',
  },
  original: {
    flag: '--original',
    one: 'the original to compare with',
    many: 'originals to compare with',
    file: 'original',
  },
} as const;

/** How the command line asks for a tool's reference pictures. */
export function referenceWords({ references }: ToolDescription): (typeof words)[keyof typeof words] {
  return words[references.role ?? 'style'];
}
