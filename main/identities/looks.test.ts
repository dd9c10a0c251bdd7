import { describe, expect, test } from 'vitest';
import { explain } from '../errors/explain.ts';
import { somePhoto } from './faces.testing.ts';
import type { FaceFinder, SeenFace } from './finder.ts';
import { Looks } from './looks.ts';

const owner = 'page/0b5e8c1e-5b7e-4d5e-9d52-0c8f8f1c2a11/people';
const seen = (
  photo: string,
  name: string,
  who: number,
  faults: SeenFace['face']['faults'] = [],
): SeenFace => {
  const { id, width, height, from: _, ...face } = somePhoto(name, who, { faults });
  return { photo, face, picture: { pixels: id, width, height, profile: undefined } };
};

/** Faces by the photos that they are in; a photo that is null can't be read. */
function finderOf(
  album: Readonly<Record<string, readonly SeenFace[] | null>>,
  opening: (path: string) => Promise<void> = () => Promise.resolve(),
) {
  return {
    photosIn: () => Promise.resolve({ photos: Object.keys(album), unreadable: [] }),
    facesIn: async (path: string) => {
      await opening(path);
      const faces = album[path];
      if (!faces) throw explain('truncated-image', { name: path });
      return faces;
    },
  } as unknown as FaceFinder;
}

const folder = { path: '/a', name: 'album' };
const album = {
  '/a/1.jpg': [seen('/a/1.jpg', 'ada 1', 0), seen('/a/1.jpg', 'grace 1', 5)],
  '/a/2.jpg': [seen('/a/2.jpg', 'ada 2', 0.1), seen('/a/2.jpg', 'blur', 9, ['blurred'])],
  '/a/3.jpg': [],
  '/a/4.jpg': null,
  '/a/copy of 1.jpg': [seen('/a/copy of 1.jpg', 'ada 1', 0)],
};

describe('photos that are looked through', () => {
  const told: string[] = [];
  const looks = new Looks(finderOf(album));
  const look = looks.look({
    ...{ owner, folder },
    known: [{ id: 'id of Ada', name: 'Ada', photos: [somePhoto('ada 0', 0.2)] }],
    tell: (done, of) => told.push(`${done} of ${of}`),
  });

  test('the people in them are told apart, those in most first, and who is known by whom they look like', async () => {
    const { people, photos } = await look;
    expect(photos).toBe(5);
    // The copy shows the same pixels.
    expect(people.map(({ faces }) => faces.map(({ from }) => from))).toEqual([
      ...[['copy of 1.jpg', '2.jpg'], ['1.jpg']],
    ]);
    expect(people.map(({ like }) => like?.name)).toEqual(['Ada', undefined]);
    expect(people[0]?.like?.distance).toBeCloseTo(0.15);
  });

  test('what is of no use is told with why, and keeps nobody else from being seen', async () => {
    const { unclear, faceless, unreadable } = await look;
    expect(unclear).toMatchObject([{ from: '2.jpg', faults: ['blurred'] }]);
    expect(faceless).toEqual(['3.jpg']);
    expect(unreadable).toMatchObject([{ name: '4.jpg', error: { code: 'truncated-image' } }]);
  });

  test('how far it is, is told before each photo', async () => {
    await look;
    expect(told).toEqual(['0 of 5', '1 of 5', '2 of 5', '3 of 5', '4 of 5']);
  });

  test('what was seen can be kept by who saw it, and by nobody else', async () => {
    const { people } = await look;
    const photos = people[0]!.faces.map(({ photo }) => photo);
    expect(looks.seenBy(owner, photos).map(({ picture }) => picture.pixels)).toEqual(photos);
    expect(() => looks.seenBy('page/other', photos)).toThrow();
    expect(() => looks.seenBy(owner, ['f'.repeat(64)])).toThrow();
  });
});

test('it ends as soon as it is stopped, and looks no further', async () => {
  const opened: string[] = [];
  let begin: () => void = () => undefined;
  const opening = new Promise<void>((resolve) => (begin = resolve));
  let read: () => void = () => undefined;
  const reading = new Promise<void>((resolve) => (read = resolve));
  const finder = finderOf(album, async (path) => {
    opened.push(path);
    begin();
    await reading;
  });
  const looks = new Looks(finder);
  const look = looks.look({ owner, folder, known: [], tell: () => undefined });
  await opening;
  looks.stop(owner);
  await expect(look).rejects.toMatchObject({ code: 'cancelled' });
  read();
  await new Promise(setImmediate);
  expect(opened).toEqual(['/a/1.jpg']);
});

test('what has nothing to do with a photo ends the look', async () => {
  const finder = finderOf(album, () => Promise.reject(explain('engine-died.asked', { reason: 'killed' })));
  const look = new Looks(finder).look({ owner, folder, known: [], tell: () => undefined });
  await expect(look).rejects.toMatchObject({ code: 'engine-died' });
});

test('a folder without photos is told by what the person calls it', async () => {
  const empty = () => Promise.reject(explain('folder-empty', { folder: '/a' }));
  const finder = { photosIn: empty } as unknown as FaceFinder;
  const look = new Looks(finder).look({ owner, folder, known: [], tell: () => undefined });
  await expect(look).rejects.toMatchObject({ code: 'folder-empty', values: { folder: 'album' } });
});
