import type * as z from 'zod';
import { Theme } from '../../preload/contract/index.ts';
import { changeSettings, useApp } from '../base/application.ts';
import { remember, remembered } from '../base/remember.ts';

export const themes = Theme.options;

const Look = Theme.exclude(['system']);
type Look = z.infer<typeof Look>;

/** What the window looked like last: until the settings are there, it looks so. Dark is the default, for judging colours. */
const name = 'look';

export function themeNow(): Theme {
  return useApp.getState().description?.settings.theme ?? remembered(name, Look, 'dark');
}

export function setTheme(theme: Theme): void {
  void changeSettings({ theme });
}

/** Keeps the window looking as it is set, and as the system looks where that is followed. */
export function startTheme(): void {
  const light = matchMedia('(prefers-color-scheme: light)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const apply = () => {
    const look = lookOf(themeNow(), { light: light.matches, contrast: contrast.matches });
    const { dataset } = document.documentElement;
    if (dataset.theme === look) return;
    dataset.theme = look;
    remember(name, look);
  };
  apply();
  useApp.subscribe(apply);
  for (const asked of [light, contrast]) asked.addEventListener('change', apply);
}

/** What a theme looks like where the system asks for light or for more contrast. */
export function lookOf(theme: Theme, system: { readonly light: boolean; readonly contrast: boolean }): Look {
  if (theme !== 'system') return theme;
  if (system.contrast) return 'contrast';
  return system.light ? 'light' : 'dark';
}
