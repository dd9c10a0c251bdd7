import { Check, Settings } from 'lucide-react';
import { DropdownMenu as Menu } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Language } from '../../preload/contract/index.ts';
import { performFromMenu } from '../actions/registry.ts';
import { changeSettings, useDescription } from '../base/application.ts';
import { languages } from '../base/language.ts';
import { Keys } from '../ui/Keys.tsx';
import { useCornerPart } from './corner.ts';
import { setTheme, themes, useTheme } from './theme.ts';

/** Language, look, and the shortcuts. */
export function SettingsMenu() {
  const { t } = useTranslation();
  const { settings, version } = useDescription();
  const corner = useCornerPart('settings');
  const theme = useTheme((state) => state.theme);
  return (
    <Menu.Root {...corner}>
      <Menu.Trigger asChild>
        <button type="button" className="icon-button" aria-label={t('settings.title')}>
          <Settings size={18} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
          <Menu.Label className="menu-heading">{t('settings.language')}</Menu.Label>
          <Choices
            value={settings.language ?? 'system'}
            options={[
              { value: 'system', label: t('settings.system') },
              ...Language.options.map((value) => ({ value, label: languages[value] })),
            ]}
            onChange={(value) =>
              void changeSettings({ language: Language.nullable().catch(null).parse(value) })
            }
          />
          <Menu.Separator className="menu-line" />
          <Menu.Label className="menu-heading">{t('settings.theme')}</Menu.Label>
          <Choices
            value={theme}
            options={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
            onChange={(value) => {
              const chosen = themes.find((each) => each === value);
              if (chosen) setTheme(chosen);
            }}
          />
          <Menu.Separator className="menu-line" />
          <Menu.Item
            className="menu-item"
            onSelect={() => {
              performFromMenu('shortcuts');
            }}
          >
            {t('actions.shortcuts')}
            <span className="menu-check">
              <Keys shortcut={{ key: '?' }} />
            </span>
          </Menu.Item>
          <Menu.Item
            className="menu-item"
            onSelect={() => {
              performFromMenu('about');
            }}
          >
            {t('actions.about')}
            <span className="menu-check">{version}</span>
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface ChoicesProps {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
  readonly onChange: (value: string) => void;
}

function Choices({ value, options, onChange }: ChoicesProps) {
  return (
    <Menu.RadioGroup value={value} onValueChange={onChange}>
      {options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} className="menu-item">
          {option.label}
          <Menu.ItemIndicator className="menu-check">
            <Check size={14} />
          </Menu.ItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
