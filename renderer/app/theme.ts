import { z } from 'zod';
import { create } from 'zustand';
import { remember, remembered } from '../base/remember.ts';

const Theme = z.enum(['dark', 'light', 'system']);
export type Theme = z.infer<typeof Theme>;

export const themes: readonly Theme[] = Theme.options;

const key = 'theme';

/** Kept in the page's own storage: it is a matter of this screen. Dark is the default, for judging colours. */
export const useTheme = create<{ readonly theme: Theme }>(() => ({ theme: remembered(key, Theme, 'dark') }));

export function setTheme(theme: Theme): void {
  remember(key, theme);
  useTheme.setState({ theme });
}

export function startTheme(): void {
  const systemLight = matchMedia('(prefers-color-scheme: light)');
  const apply = () => {
    const { theme } = useTheme.getState();
    const light = theme === 'light' || (theme === 'system' && systemLight.matches);
    document.documentElement.dataset.theme = light ? 'light' : 'dark';
  };
  apply();
  useTheme.subscribe(apply);
  systemLight.addEventListener('change', apply);
}
