import { Gauge, HardDrive, Keyboard, ShieldCheck, SlidersHorizontal } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useRef } from 'react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { closeDialog, useDialogs } from '../../actions/dialogs.ts';
import { HelpButton } from '../../help/HelpButton.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Exchange } from './Exchange.tsx';
import { GeneralPage } from './GeneralPage.tsx';
import { PerformancePage } from './PerformancePage.tsx';
import { PrivacyPage } from './PrivacyPage.tsx';
import { ShortcutsPage } from './ShortcutsPage.tsx';
import { StoragePage } from './StoragePage.tsx';
import { Unlasting } from './Unlasting.tsx';
import { pages, showPage, useSettingsPage } from './store.ts';
import type { SettingsPage } from './store.ts';
import './settings.css';

const shown: Readonly<Record<SettingsPage, { readonly icon: LucideIcon; readonly Page: ComponentType }>> = {
  general: { icon: SlidersHorizontal, Page: GeneralPage },
  performance: { icon: Gauge, Page: PerformancePage },
  shortcuts: { icon: Keyboard, Page: ShortcutsPage },
  storage: { icon: HardDrive, Page: StoragePage },
  privacy: { icon: ShieldCheck, Page: PrivacyPage },
};

/** Everything that can be set, a page for each matter. What is changed holds at once. */
export function SettingsSheet() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'settings');
  const page = useSettingsPage((state) => state.page);
  const tab = useRef<HTMLButtonElement>(null);
  return (
    <Sheet
      open={open}
      title={t('settings.title')}
      close={t('settings.close')}
      onClose={closeDialog}
      className="dialog-framed settings"
      first={tab}
      tools={<HelpButton about={t('help.sheets.settings')} page="settings" />}
    >
      <Unlasting />
      <Tabs.Root
        className="settings-body"
        orientation="vertical"
        value={page}
        onValueChange={(value) => {
          const chosen = pages.find((each) => each === value);
          if (chosen) showPage(chosen);
        }}
      >
        <div className="settings-side">
          <Tabs.List aria-label={t('settings.pages')} className="settings-tabs">
            {pages.map((each) => {
              const { icon: Icon } = shown[each];
              return (
                <Tabs.Trigger
                  key={each}
                  value={each}
                  ref={each === page ? tab : null}
                  className="settings-tab"
                >
                  <Icon size={16} strokeWidth={1.75} aria-hidden />
                  {t(`settings.${each}.title`)}
                </Tabs.Trigger>
              );
            })}
          </Tabs.List>
          <Exchange />
        </div>
        {pages.map((each) => {
          const { Page } = shown[each];
          return (
            <Tabs.Content key={each} value={each} className={`settings-page settings-${each}`} tabIndex={-1}>
              <Page />
            </Tabs.Content>
          );
        })}
      </Tabs.Root>
    </Sheet>
  );
}
