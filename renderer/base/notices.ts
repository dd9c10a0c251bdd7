import i18next from 'i18next';
import { create } from 'zustand';
import { CallError } from '../../preload/contract/index.ts';
import type { Failure } from '../../preload/contract/index.ts';

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

/** How long a notice that asks for nothing stays, milliseconds. Failures stay until they are closed. */
const lifetime = 6000;

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

let lastId = 0;

export function notify(
  kind: Notice['kind'],
  title: string,
  detail: string | null = null,
  action: NoticeAction | null = null,
): void {
  const id = ++lastId;
  useNotices.setState(({ notices }) => {
    const others = notices.filter((notice) => notice.title !== title || notice.detail !== detail);
    return { notices: [...others, { id, kind, title, detail, action }].slice(-4) };
  });
  if (kind !== 'failure')
    setTimeout(() => {
      dismiss(id);
    }, lifetime);
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

/** Tells of a failure in the person's language: what happened, with which file if there is one, and what to do. */
export function reportFailure(failure: Failure, file?: string): void {
  const { title, detail } = failureWords(failure);
  notify('failure', title, file === undefined || detail.includes(file) ? detail : `${file}: ${detail}`);
}

export function failureWords({ code, message, values }: Failure): {
  readonly title: string;
  readonly detail: string;
} {
  const { t, language } = i18next;
  const known = i18next.exists(`errors.${code}.title`) ? code : 'internal';
  const sentence = `errors.${code}.message`;
  // One without values is written in English alone.
  const written = language === 'en' ? message : t(`errors.${known}.help`);
  const detail = values && i18next.exists(sentence) ? t(sentence, values) : written;
  return { title: t(`errors.${known}.title`), detail };
}

/** Tells of anything thrown. */
export function report(error: unknown, file?: string): void {
  if (error instanceof CallError) reportFailure(error, file);
  else
    reportFailure(
      { code: 'internal', message: error instanceof Error ? error.message : String(error) },
      file,
    );
}
