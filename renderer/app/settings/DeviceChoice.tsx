import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Provider } from '../../../preload/contract/index.ts';
import { changeSettings, useApp, useDescription } from '../../base/application.ts';
import { Setting } from './Setting.tsx';

/** What can compute here, and why the rest can't; what was tried and turned down says so, too. */
export function DeviceChoice() {
  const { t } = useTranslation();
  const { settings } = useDescription();
  const device = useApp((state) => state.device);
  const inUse = (provider: string) => device?.provider === provider;
  const rows = [
    { provider: 'auto' as const, why: [] },
    // An engine that can't even start has said nothing: everything can be tried then.
    ...(device?.providers ?? Provider.exclude(['auto']).options.map((provider) => ({ provider, why: [] }))),
  ];
  const asked = settings.provider;
  /** Of the device that is asked for and isn't in use. */
  const refused = device && asked !== 'auto' && !inUse(asked) ? device.reasons : [];
  return (
    <Setting title={t('device.choose')}>
      <RadioGroup.Root
        className="device-choice"
        aria-label={t('device.choose')}
        value={asked}
        onValueChange={(value) => void changeSettings({ provider: Provider.parse(value) })}
      >
        {rows.map(({ provider, why }) => {
          const reasons = provider === asked && why.length === 0 ? refused : why;
          return (
            <label key={provider} className="device-row">
              <RadioGroup.Item
                className="radio"
                value={provider}
                disabled={why.length > 0 && provider !== asked}
              >
                <RadioGroup.Indicator className="radio-dot" />
              </RadioGroup.Item>
              <span className="device-words">
                <span>{t(`device.providers.${provider}`)}</span>
                {reasons.map(({ code, values }) => (
                  <span key={code} className="device-why">
                    {t(`device.reasons.${code}`, values)}
                  </span>
                ))}
                {reasons.length === 0 && provider === 'auto' && (
                  <span className="device-why">{t('settings.performance.automatic')}</span>
                )}
              </span>
              {inUse(provider) && <span className="device-used">{t('settings.performance.inUse')}</span>}
            </label>
          );
        })}
      </RadioGroup.Root>
    </Setting>
  );
}
