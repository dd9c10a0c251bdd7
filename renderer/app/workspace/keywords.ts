import i18next from 'i18next';
import { Language } from '../../../preload/contract/index.ts';
import en from '../../../resources/translations/en/keywords.json' with { type: 'json' };
import zhCN from '../../../resources/translations/zh-CN/keywords.json' with { type: 'json' };
import { nameOf } from '../../actions/registry.ts';

const byLanguage: readonly Readonly<Record<string, readonly string[]>>[] = [en, zhCN];

/** What an action might be called otherwise: its names in every language, and other words for it. */
export function otherNames(id: string): readonly string[] {
  const names = Language.options.map((lng) => i18next.t(nameOf(id), { lng }));
  return [...names, ...byLanguage.flatMap((words) => words[id] ?? [])];
}
