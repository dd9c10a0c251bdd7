import { expect, test } from 'vitest';
import { forgetTrial, keepTrial, useTrials } from './store.ts';
import type { Subject } from './subject.ts';

test('what a style made stays in sight once it was learnt further, but is an earlier one, and its failure is forgotten', () => {
  const subject = { document: 'a', parameters: {} } as Subject;
  const bitmap = {} as ImageBitmap;
  useTrials.setState({ subject, failures: { waves: 'unreadable', dots: 'unreadable' } });
  for (const key of ['waves', 'dots']) {
    keepTrial('tile', key, { of: subject, bitmap });
    keepTrial('canvas', key, { of: subject, bitmap });
  }
  forgetTrial('waves');
  const { tiles, large, failures, renewed } = useTrials.getState();
  expect(tiles.waves?.bitmap).toBe(bitmap);
  expect(tiles.waves?.of).not.toBe(subject);
  expect(tiles.dots?.of).toBe(subject);
  expect(Object.keys(large)).toEqual(['dots']);
  expect(failures).toEqual({ dots: 'unreadable' });
  expect(renewed).toEqual({ waves: 1 });
});
