import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../preload/contract/index.ts';
import en from '../../resources/translations/en.ts';
import zhCN from '../../resources/translations/zh-CN.ts';

export const languages: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

/** The system's language where the application has it, else English. */
function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: systemLanguage(),
    fallbackLng: 'en',
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
}

/** Null follows the system. */
export async function applyLanguage(language: Language | null): Promise<void> {
  await i18next.changeLanguage(language ?? systemLanguage());
  document.documentElement.lang = i18next.language;
}

/** Of a text that exists in each language, the one being spoken. */
export function inLanguage(text: Readonly<Record<Language, string>>, language: string): string {
  return language === 'zh-CN' ? text['zh-CN'] : text.en;
}
