import i18next, { type BackendModule, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../preload/contract/index.ts';
import en from '../../resources/translations/en.ts';

export const languages: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

/** The system's language where the application has it, else English. */
function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Words other than English: each language is a script of its own, which is loaded when it is first spoken. */
async function wordsIn(language: string): Promise<ResourceLanguage> {
  if (language === 'zh-CN') return (await import('../../resources/translations/zh-CN.ts')).default;
  throw new Error(`There are no words in ${language}.`);
}

const others: BackendModule = {
  type: 'backend',
  callbackApi: true,
  init: () => undefined,
  read: (language, _namespace, callback) => {
    wordsIn(language).then(
      (words) => callback(null, words),
      (error: unknown) => callback(error instanceof Error ? error : String(error), false),
    );
  },
};

export async function startLanguages(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(others)
    .init({
      lng: systemLanguage(),
      fallbackLng: 'en',
      load: 'currentOnly',
      resources: { en: { translation: en } },
      partialBundledLanguages: true,
      // Keys name no other: looking for one in each takes its time.
      nsSeparator: false,
      interpolation: { escapeValue: false },
      parseMissingKeyHandler: (key, otherwise) => otherwise ?? nameIn(key),
    });
  document.documentElement.lang = i18next.language;
}

/** What a key says by itself, for a tool that has no words yet: `tools.x.keepColours.label` → `Keep colours`. */
export function nameIn(key: string): string {
  const path = key.split('.');
  const last = path.pop() ?? '';
  if (last === 'help' || last === 'about') return '';
  return spellOut((['title', 'action', 'label'].includes(last) ? path.pop() : last) ?? last);
}

function spellOut(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
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
