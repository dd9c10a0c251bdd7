import { crashSide, killWhile } from './crash.ts';
import { writeFlat } from './pictures.ts';
import { expect, test } from './test.ts';

test('killed while it paints, all but at most the last stroke are recovered', async ({ app, surface }) => {
  test.skip(process.platform === 'win32', 'Windows has no SIGKILL.');
  const { finished, recovered, whole } = await killWhile(
    'painting',
    app,
    await writeFlat(app.folder, 'wall.png', crashSide),
    // Before anything has been kept, and among strokes that have: `npm run bench -- recovery` takes any moment.
    surface === 'desktop' ? 35 : 640,
  );
  expect(whole).toBe(true);
  expect(recovered).toBeGreaterThanOrEqual(finished - 1);
  // The one that was let go as it died may be there, too.
  expect(recovered).toBeLessThanOrEqual(finished + 1);
});
