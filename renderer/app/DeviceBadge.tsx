import { Cpu } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { changeSettings, useApp, useDescription } from '../base/application.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { useCornerPart } from './corner.ts';

/** What computes, why it isn't something faster, and a choice. */
export function DeviceBadge() {
  const { t } = useTranslation();
  const corner = useCornerPart('device');
  const device = useApp((state) => state.device);
  const { settings } = useDescription();
  if (!device) return null;
  const label =
    device.threads === null
      ? device.label
      : t('device.threads', { name: device.label, count: device.threads });
  const { provider } = settings;
  const possible = device.providers.filter((each) => each.why.length === 0 || each.provider === provider);
  const options = (['auto', ...possible.map((each) => each.provider)] as const).map((value) => ({
    value,
    label: t(`device.providers.${value}`),
  }));
  return (
    <Popover.Root {...corner}>
      <Popover.Trigger asChild>
        <Button icon={Cpu} className="device" aria-label={t('device.button', { device: label })}>
          {label}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('device.title')}
        >
          <h2>{label}</h2>
          {device.reasons.length > 0 ? (
            <ul>
              {device.reasons.map(({ code, values }) => (
                <li key={code}>{t(`device.reasons.${code}`, values)}</li>
              ))}
            </ul>
          ) : (
            <p>{t('device.fastest')}</p>
          )}
          <h2>{t('device.choose')}</h2>
          <Select
            label={t('device.choose')}
            value={provider}
            options={options}
            onChange={(chosen) => {
              const option = options.find(({ value }) => value === chosen);
              if (option) void changeSettings({ provider: option.value });
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
