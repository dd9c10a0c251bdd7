import { app } from 'electron';
import type { Language } from '../../preload/contract/index.ts';
import en from '../../resources/translations/en.ts';
import zh from '../../resources/translations/zh-CN.ts';

export function translations(language: Language): typeof en {
  return language === 'zh-CN' ? zh : en;
}

/** The language chosen, else the system's where it is one of ours, else English. */
export function languageOf(chosen: Language | null): Language {
  return chosen ?? (app.getLocale().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
}
