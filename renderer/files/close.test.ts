import { beforeEach, expect, test, vi } from 'vitest';
import { choiceOf, offerChoice, useChoices } from '../neural/jobs/choices.ts';
import type { PicturesJob } from '../neural/jobs/choices.ts';
import type { Origin } from '../neural/jobs/store.ts';
import { pictureOf, rasterLayer } from '../picture/document.ts';
import { addDocument, documentOf, useDocuments } from '../picture/store.ts';
import { emptyRaster } from '../pixels/raster.ts';
import { close, closeAll, dismissChoice } from './close.ts';
import { useQuestion } from './save/questions.ts';
import type { Kept } from './save/questions.ts';

const forgotten: (string | undefined)[] = [];
vi.mock('../base/connection.ts', () => ({
  page: '00000000-0000-4000-8000-000000000000',
  useConnection: { subscribe: () => () => undefined },
  pentimento: () => ({
    call: (name: string, request: { readonly id?: string }) => {
      if (name === 'forgetJob') forgotten.push(request.id);
      return Promise.resolve({});
    },
    on: () => () => undefined,
  }),
}));

beforeEach(() => {
  forgotten.length = 0;
  useChoices.setState({ open: [] });
  useDocuments.setState({ documents: [], active: null });
});

function documentWithChoices(name: string, ...jobs: readonly string[]): string {
  const picture = pictureOf(1, 1, [rasterLayer(name, emptyRaster(4))]);
  const id = addDocument({ name, picture, photo: null });
  for (const job of jobs) {
    const result = { kind: 'pictures', pictures: [{ pixels: 'a', width: 1, height: 1 }] } as const;
    offerChoice({ id: job, result, inputs: {} } as unknown as PicturesJob, { document: id } as Origin);
  }
  return id;
}

/** Answers the questions that come, in their order, and says what each was about. */
function answering(...answers: readonly Kept[]): string[] {
  const asked: string[] = [];
  const left = [...answers];
  const stop = useQuestion.subscribe(({ question }) => {
    if (question?.kind !== 'loss') return;
    asked.push(`${question.about}: ${question.names.join()}`);
    const answer = left.shift();
    if (answer) question.answer(answer);
    if (left.length === 0) stop();
  });
  return asked;
}

const offers = (id: string) => choiceOf(useChoices.getState(), id)?.job.id ?? null;

test('closing asks once for all the choices of a document, and gives every one of them back', async () => {
  const id = documentWithChoices('wall', 'first', 'second');
  const asked = answering('stay');
  expect(await close(documentOf(id)!)).toBe(false);
  expect([asked, forgotten, offers(id)]).toEqual([['choices: wall'], [], 'second']);

  answering('lose');
  expect(await close(documentOf(id)!)).toBe(true);
  expect(forgotten.sort()).toEqual(['first', 'second']);
  expect(documentOf(id)).toBeNull();
});

test('of several documents with choices each is asked about, and one that stays keeps the rest open', async () => {
  const [one, two] = [documentWithChoices('one', 'a'), documentWithChoices('two', 'b', 'c')];
  const asked = answering('lose', 'stay');
  await closeAll();
  expect(asked).toEqual(['choices: one', 'choices: two']);
  expect([documentOf(one), offers(two), forgotten]).toEqual([null, 'c', ['a']]);
});

test('the cross of a choice asks first, and ends that choice alone', async () => {
  const id = documentWithChoices('wall', 'first', 'second');
  const asked = answering('stay');
  await dismissChoice(id);
  expect([asked, offers(id)]).toEqual([['choices: wall'], 'second']);
  answering('lose');
  await dismissChoice(id);
  expect([forgotten, offers(id)]).toEqual([['second'], 'first']);
});
