import { beforeEach, expect, test, vi } from 'vitest';
import type { BatchOrder, BatchStanding } from '../../preload/contract/index.ts';
import { useBatch } from '../batch/store.ts';
import { choiceOf, offerChoice, useChoices } from '../neural/jobs/choices.ts';
import type { PicturesJob } from '../neural/jobs/choices.ts';
import { keepFound, unsavedModels, useFindings } from '../neural/jobs/findings.ts';
import type { EndedJob, Origin } from '../neural/jobs/store.ts';
import { pictureOf, rasterLayer } from '../picture/document.ts';
import { addDocument, documentOf, useDocuments } from '../picture/store.ts';
import { emptyRaster } from '../pixels/raster.ts';
import { close, closeAll, dismissChoice, guardClosing } from './close.ts';
import { useQuestion } from './save/questions.ts';
import type { Kept } from './save/questions.ts';

const forgotten: (string | undefined)[] = [];
const said: (string | undefined)[] = [];
const savedAs: unknown[] = [];
const outside: { closing: (asked: { readonly ends: boolean }) => void; destination: string | null } = {
  closing: () => undefined,
  destination: null,
};
vi.mock('../base/connection.ts', () => ({
  page: '00000000-0000-4000-8000-000000000000',
  useConnection: { subscribe: () => () => undefined },
  pentimento: () => ({
    call: (
      name: string,
      request: { readonly id?: string; readonly say?: string; readonly content?: unknown },
    ) => {
      if (name === 'forgetJob') forgotten.push(request.id);
      if (name === 'windowCloses') said.push(request.say);
      if (name !== 'saveFile') return Promise.resolve({});
      savedAs.push(request.content);
      const path = outside.destination;
      return Promise.resolve(path === null ? { kind: 'cancelled' } : { kind: 'saved', path });
    },
    on: (name: string, listener: typeof outside.closing) => {
      if (name === 'closing') outside.closing = listener;
      return () => undefined;
    },
  }),
}));

/** Closes the window; what it says in the end. @param ends whether the application ends with it. */
async function leave({ ends = true } = {}): Promise<string | undefined> {
  guardClosing(true);
  said.length = 0;
  outside.closing({ ends });
  await vi.waitFor(() => {
    expect(said).toHaveLength(2);
  });
  return said.at(-1);
}

beforeEach(() => {
  forgotten.length = 0;
  savedAs.length = 0;
  useFindings.setState({ findings: [] });
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

test('leaving asks once for the choices of all documents', async () => {
  const ids = [
    documentWithChoices('one', 'a', 'b'),
    documentWithChoices('two', 'c'),
    documentWithChoices('three'),
  ];
  const asked = answering('stay');
  expect([await leave(), asked, ids.map(offers)]).toEqual(['stays', ['choices: one,two'], ['b', 'c', null]]);
  answering('lose');
  expect([await leave(), ids.map(offers), forgotten.sort()]).toEqual([
    'closes',
    [null, null, null],
    ['a', 'b', 'c'],
  ]);
});

test('leaving asks what becomes of what was learnt; to cancel saving it is to stay', async () => {
  const result = { kind: 'model', file: 'f', name: 'wave.style', bytes: 3 } as const;
  keepFound({ id: 'job', tool: 'learn', state: 'done', inputs: {}, result } as unknown as EndedJob);
  const asked = answering('keep', 'keep');
  expect([await leave(), asked, savedAs]).toEqual(['stays', ['models: wave.style'], [{ stored: 'f' }]]);
  outside.destination = '/home/me/wave.style';
  expect(await leave()).toBe('closes');
  expect([unsavedModels(), useFindings.getState().findings[0]?.saved]).toEqual([[], '/home/me/wave.style']);
  // Saved, it is asked about no more.
  expect([await leave(), asked]).toEqual(['closes', ['models: wave.style', 'models: wave.style']]);
});

test('a batch that this computer works on is asked about where the application ends, and nobody else’s', async () => {
  const running: BatchStanding = {
    ...{ phase: 'running', fraction: 0.5, secondsLeft: null, problem: null, workers: null },
  };
  const stand = (standing: Partial<BatchStanding>, name = 'Twice') =>
    useBatch.setState({
      standing: { ...running, ...standing },
      order: { recipe: { name } } as unknown as BatchOrder,
    });
  stand({});
  const asked = answering('stay', 'keep');
  expect([await leave(), asked]).toEqual(['stays', ['batch: Twice']]);
  expect([await leave(), asked]).toEqual(['closes', ['batch: Twice', 'batch: Twice']]);
  expect(await leave({ ends: false })).toBe('closes');
  for (const quiet of [
    { phase: 'paused' },
    { phase: 'ended' },
    { workers: { away: false, count: 2 } },
  ] as const) {
    stand(quiet);
    expect(await leave()).toBe('closes');
  }
  expect(asked).toHaveLength(2);
  useBatch.setState(useBatch.getInitialState());
});
