/** Errors as they come from the other side, in the window's language: codes and values, and no English in Chinese. */
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { explain, type Sentence } from '../../main/errors/explain.ts';
import { toFailure } from '../../main/errors/user-error.ts';
import { CallError, callError } from '../../preload/contract/index.ts';
import { openEnvelope } from '../../preload/transport/envelope.ts';
import en from '../../resources/translations/en.ts';
import zhCN from '../../resources/translations/zh-CN.ts';
import { failureWords, report, useNotices } from './notices.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'zh-CN',
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    interpolation: { escapeValue: false },
  });
});

const sentences = Object.entries(en.errors).flatMap(([code, words]) => [
  ...('message' in words ? [code] : []),
  ...('because' in words ? Object.keys(words.because).map((because) => `${code}.${because}`) : []),
]) as Sentence[];
/** Names, and what every language writes so. */
const names =
  /Pentimento|PyTorch|fast_neural_style|ONNX|\.pth|\.pt|\.model|--painting|\.pentimento-style|JPEG|PNG|WebP|TIFF|GIF|AVIF|OpenRaster|PSD|Redis|rediss?|amount|blend|npm run pentimento|models get|AWS_[A-Z_]+|batch|out|RGB|CPU|FIFO|GB|MB/g;

/** The way from where it is thrown to the window. */
function across(sentence: Sentence): CallError {
  // Each value a figure, so that what is left are words of the sentence.
  const values = Object.fromEntries(valuesOf(sentence).map((name, at) => [name, `#${at}`]));
  try {
    openEnvelope('describe', structuredClone({ ok: false, error: toFailure(explain(sentence, values)) }));
  } catch (error) {
    if (error instanceof CallError) return error;
  }
  throw new Error('No failure came across.');
}

function valuesOf(sentence: Sentence): string[] {
  return [...JSON.stringify(en.errors[sentence.split('.')[0] as 'flat-style']).matchAll(/{{(\w+)}}/g)].map(
    ([, name = '']) => name,
  );
}

test.each(sentences)('%s is told in Chinese', (sentence) => {
  const { title, detail } = failureWords(across(sentence));
  const words = `${title} ${detail}`.replace(names, '').replace(/#\d+/g, '');
  expect(words).not.toMatch(/[A-Za-z]{2}|undefined|{{/);
  // The sentence itself, not only what helps with errors of its kind.
  const help = zhCN.errors[sentence.split('.')[0] as 'flat-style'].help;
  expect(detail).not.toBe(help);
});

test('tools and inputs are called what the window calls them', () => {
  const { detail } = failureWords(
    callError(
      toFailure(
        explain('input-kind', { tool: 'restyle', input: 'style', wanted: 'references', given: 'mask' }),
      ),
    ),
  );
  expect(detail).toBe('风格重绘 的 风格 需要 若干图片，而不是 一张蒙版（白色为有效部分）。');
});

test('what nobody foresaw is told without its words, in either language', async () => {
  for (const language of ['zh-CN', 'en']) {
    await i18next.changeLanguage(language);
    useNotices.setState({ notices: [] });
    report(new Error('Cannot read properties of undefined'));
    report(new CallError('internal', 'Error: spawn\n    at run (/home/me/main.ts:3)'));
    report(new CallError('of another version', 'English'));
    for (const { title, detail } of useNotices.getState().notices) {
      expect(`${title} ${detail}`).not.toMatch(/undefined|spawn|\bat\b.*:\d|English/);
    }
  }
});
