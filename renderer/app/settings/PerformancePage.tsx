import { useTranslation } from 'react-i18next';
import { leastMemory } from '../../../preload/contract/index.ts';
import { changeSettings, useApp, useDescription } from '../../base/application.ts';
import { DeviceChoice } from './DeviceChoice.tsx';
import { Measured } from './Measured.tsx';
import { Setting } from './Setting.tsx';

/** Gigabytes to the tenth. */
function gigabytes(bytes: number): number {
  return Math.round(bytes / 1e8) / 10;
}

/** What computes, and with how much. The engine is started anew for it, after the job that it has in hand. */
export function PerformancePage() {
  const { t } = useTranslation();
  const { settings, machine } = useDescription();
  const device = useApp((state) => state.device);
  const [all, planned] = [gigabytes(machine.memory), gigabytes(machine.plannedMemory)];
  return (
    <>
      <DeviceChoice />
      <Setting
        title={t('settings.performance.threads')}
        about={t('settings.performance.aboutThreads', { count: machine.threads })}
      >
        <Measured
          label={t('settings.performance.threads')}
          automatic={t('settings.performance.allThreads', { count: machine.threads })}
          value={settings.threads}
          preset={machine.threads}
          scale={{ minimum: 1, maximum: machine.threads, step: 1, scale: 'linear' }}
          onChange={(threads) => changeSettings({ threads })}
        />
      </Setting>
      <Setting
        title={t('settings.performance.memory')}
        about={t('settings.performance.aboutMemory', { all })}
      >
        <Measured
          label={t('settings.performance.memory')}
          automatic={t('settings.performance.plannedMemory', { planned })}
          value={settings.memory}
          preset={Math.max(leastMemory, planned)}
          unit="GB"
          scale={{ minimum: leastMemory, maximum: Math.max(leastMemory, all), step: 0.1, scale: 'linear' }}
          onChange={(memory) => changeSettings({ memory })}
        />
      </Setting>
      <p className="settings-note" role="status">
        {device
          ? t('settings.performance.now', {
              device:
                device.threads === null
                  ? device.label
                  : t('device.threads', { name: device.label, count: device.threads }),
            })
          : t('settings.performance.starting')}
      </p>
    </>
  );
}
