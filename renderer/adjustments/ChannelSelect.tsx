import { useTranslation } from 'react-i18next';
import { Segmented } from '../ui/Segmented.tsx';
import { channels } from './channel.ts';
import type { Channel } from './channel.ts';

interface ChannelSelectProps {
  readonly value: Channel;
  readonly onChange: (channel: Channel) => void;
}

export function ChannelSelect({ value, onChange }: ChannelSelectProps) {
  const { t } = useTranslation();
  return (
    <Segmented
      label={t('adjustments.channel')}
      value={value}
      options={channels.map((channel) => ({ value: channel, label: t(`adjustments.channels.${channel}`) }))}
      onChange={onChange}
    />
  );
}
