import i18next from 'i18next';
import { create } from 'zustand';
import { CallError } from '../../preload/contract/index.ts';
import type { Failure } from '../../preload/contract/index.ts';
import type { Values } from '../../preload/contract/recipe.ts';

export interface Notice {
  readonly id: number;
  readonly kind: 'failure' | 'information' | 'success';
  readonly title: string;
  readonly detail: string | null;
  /** What can be done about it. */
  readonly action: NoticeAction | null;
}

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** How long a notice that asks for nothing stays, milliseconds. Failures and what waits for an answer stay until they are closed. */
const lifetime = 6000;

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

let lastId = 0;

export function notify(
  kind: Notice['kind'],
  title: string,
  detail: string | null = null,
  action: NoticeAction | null = null,
  stays: 'stays' | 'goes' = kind === 'failure' ? 'stays' : 'goes',
): void {
  const id = ++lastId;
  useNotices.setState(({ notices }) => {
    const others = notices.filter((notice) => notice.title !== title || notice.detail !== detail);
    return { notices: [...others, { id, kind, title, detail, action }].slice(-4) };
  });
  if (stays === 'goes')
    setTimeout(() => {
      dismiss(id);
    }, lifetime);
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

let remedies: Readonly<Record<string, () => NoticeAction>> = {};

/** What the window can do about failures, by their codes. Filled once, by the application at the top. */
export function registerRemedies(all: Readonly<Record<string, () => NoticeAction>>): void {
  remedies = all;
}

/** Tells of a failure in the person's language: what happened, with which file if there is one, and what to do. */
export function reportFailure(failure: Failure, file?: string): void {
  const { title, detail } = failureWords(failure);
  const said = file === undefined || detail.includes(file) ? detail : `${file}: ${detail}`;
  notify('failure', title, said, remedies[failure.code]?.() ?? null);
}

export function failureWords({ code, values, because }: Omit<Failure, 'message'>): {
  readonly title: string;
  readonly detail: string;
} {
  const { t } = i18next;
  const known = i18next.exists(`errors.${code}.title`) ? code : 'internal';
  const sentence = `errors.${code}.${because === undefined ? 'message' : `because.${because}`}`;
  const said = i18next.exists(sentence) ? t(sentence, spoken(values ?? {})) : t(`errors.${known}.help`);
  return { title: t(`errors.${known}.title`), detail: said };
}

/** Tools, inputs and kinds by what the window calls them, in place of the names that programs use. */
function spoken(values: Values): Values {
  const { t } = i18next;
  const named = (key: string, value: Values[string]) => (i18next.exists(key) ? t(key) : value);
  const { tool } = values;
  const input = (value: Values[string]) =>
    named(`tools.${tool}.${value}.label`, named(`inputs.${value}.one`, value));
  const words: Readonly<Record<string, (value: Values[string]) => Values[string]>> = {
    tool: (value) => named(`tools.${value}.title`, value),
    input,
    wanted: input,
    given: input,
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, words[name]?.(value) ?? value]),
  );
}

/**
 * Tells of anything thrown. What nobody foresaw is for who looks into it; a person is told that it happened. What they
 * gave up themselves is no failure.
 */
export function report(error: unknown, file?: string): void {
  if (error instanceof DOMException && error.name === 'AbortError') return;
  if (error instanceof CallError) {
    reportFailure(error, file);
    return;
  }
  logUnforeseen(error);
  reportFailure({ code: 'internal', message: '' }, file);
}

/** For who opens the developer's tools: the one place where what nobody foresaw keeps its own words. */
export function logUnforeseen(error: unknown): void {
  // oxlint-disable-next-line no-console
  console.error(error);
}

/** A failure of the window itself that it can word: see `errors` in the translations. */
export function windowFailure(code: string, values: Values = {}): CallError {
  return new CallError(code, code, values);
}
