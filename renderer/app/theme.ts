import { create } from 'zustand';

export type Theme = 'dark' | 'light' | 'system';

export const themes: readonly Theme[] = ['dark', 'light', 'system'];

const key = 'theme';
const systemLight = matchMedia('(prefers-color-scheme: light)');

/** Kept in the page's own storage: it is a matter of this screen. Dark is the default, for judging colours. */
export const useTheme = create<{ readonly theme: Theme }>(() => ({
  theme: themes.find((theme) => theme === localStorage.getItem(key)) ?? 'dark',
}));

export function setTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  useTheme.setState({ theme });
}

export function startTheme(): void {
  const apply = () => {
    const { theme } = useTheme.getState();
    const light = theme === 'light' || (theme === 'system' && systemLight.matches);
    document.documentElement.dataset.theme = light ? 'light' : 'dark';
  };
  apply();
  useTheme.subscribe(apply);
  systemLight.addEventListener('change', apply);
}
