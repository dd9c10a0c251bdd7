import { expect, it } from 'vitest';
import { describeNote } from './metadata.ts';

it('says in a sentence what opening or writing changes', () => {
  expect(describeNote({ code: 'depth-reduced', from: 16, to: 8 })).toBe('16 bits a channel become 8.');
  expect(describeNote({ code: 'profile-dropped', name: 'Dot Gain 20%' })).toContain('"Dot Gain 20%"');
  expect(describeNote({ code: 'first-frame-only', frames: 12 })).toContain('12 frames');
});
