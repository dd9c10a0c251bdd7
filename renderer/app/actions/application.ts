import { Language } from '../../../preload/contract/index.ts';
import type { Action, Actions } from '../../actions/action.ts';
import { openDialog } from '../../actions/dialogs.ts';
import { changeSettings, useApp } from '../../base/application.ts';
import { quit } from '../../files/close.ts';
import { openHelp } from '../../help/store.ts';
import { openCorner } from '../corner.ts';
import { openSettings } from '../settings/store.ts';
import { setTheme, themeNow, themes } from '../theme.ts';
import { startTour } from '../tour/store.ts';

const always = () => true;

/** What concerns the application as a whole. */
export function applicationActions(): Actions {
  const desktop = useApp.getState().description?.surface === 'desktop';
  return {
    settings: {
      shortcuts: [{ key: ',', mod: true }],
      enabled: always,
      run: () => {
        openSettings();
      },
    },
    shortcuts: {
      shortcuts: [{ key: '?' }, { key: '/', mod: true }],
      enabled: always,
      run: () => {
        openSettings('shortcuts');
      },
    },
    device: {
      shortcuts: [],
      enabled: () => useApp.getState().device !== null,
      run: () => {
        openCorner('device');
      },
    },
    help: {
      shortcuts: [{ key: 'F1' }],
      enabled: always,
      run: () => {
        openHelp();
      },
    },
    tour: { shortcuts: [], enabled: always, run: startTour },
    about: {
      shortcuts: [],
      enabled: always,
      run: () => {
        openDialog('about');
      },
    },
    // A page in a browser may not close itself, and its keys are the browser's.
    quit: {
      shortcuts: desktop ? [{ key: 'q', mod: true }] : [],
      enabled: () => desktop,
      run: quit,
    },
    ...Object.fromEntries(
      themes.map((theme) => [
        `theme-${theme}`,
        choice(
          () => themeNow() === theme,
          () => {
            setTheme(theme);
          },
        ),
      ]),
    ),
    ...Object.fromEntries(
      [...Language.options, null].map((language) => [
        `language-${language ?? 'system'}`,
        choice(
          () => useApp.getState().description?.settings.language === language,
          () => void changeSettings({ language }),
        ),
      ]),
    ),
  };
}

function choice(checked: () => boolean, run: () => void): Action {
  return { shortcuts: [], enabled: always, checked, run };
}
