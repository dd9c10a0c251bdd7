import { app } from 'electron';
import type { Language } from '../../preload/contract/index.ts';
import batchRoom from '../../resources/translations/en/batchRoom.json' with { type: 'json' };
import desktop from '../../resources/translations/en/desktop.json' with { type: 'json' };
import errors from '../../resources/translations/en/errors.json' with { type: 'json' };
import menu from '../../resources/translations/en/menu.json' with { type: 'json' };
import zhBatchRoom from '../../resources/translations/zh-CN/batchRoom.json' with { type: 'json' };
import zhDesktop from '../../resources/translations/zh-CN/desktop.json' with { type: 'json' };
import zhErrors from '../../resources/translations/zh-CN/errors.json' with { type: 'json' };
import zhMenu from '../../resources/translations/zh-CN/menu.json' with { type: 'json' };

/** What is said outside the window's page. The rest of the translations isn't read for it: the window waits meanwhile. */
const english = { batchRoom, desktop, errors, menu };
const chinese: typeof english = {
  batchRoom: zhBatchRoom,
  desktop: zhDesktop,
  errors: zhErrors,
  menu: zhMenu,
};

export function translations(language: Language): typeof english {
  return language === 'zh-CN' ? chinese : english;
}

/** The language chosen, else the system's where it is one of ours, else English. */
export function languageOf(chosen: Language | null): Language {
  return chosen ?? (app.getLocale().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
}
