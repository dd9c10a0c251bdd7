import { Download, Maximize2, Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { perform } from '../actions/registry.ts';
import { bytesInWords } from '../base/bytes.ts';
import { WorkRow } from '../neural/jobs/panel/WorkRow.tsx';
import { IconButton } from '../ui/Button.tsx';
import { pauseModel } from './commands.ts';
import { shareOf, useShelf } from './store.ts';

/** Models on their way, among other work. */
export function ModelWork() {
  const { t, i18n } = useTranslation();
  const shelf = useShelf((state) => state.shelf);
  const size = (bytes: number) => bytesInWords(bytes, i18n.language);
  return shelf?.models.map(({ id, state }) => {
    if (state.kind !== 'coming') return null;
    const name = t(`models.names.${id}`);
    const so = { there: size(state.bytes), all: size(state.of) };
    const words = { downloading: 'models.come', checking: 'models.checking', keeping: 'models.keeping' };
    return (
      <WorkRow
        key={id}
        icon={Download}
        title={name}
        facts={[t(words[state.stage], so)]}
        label={t('models.progress', { name })}
        share={shareOf(state)}
      >
        {state.stage === 'downloading' && (
          <IconButton
            small
            icon={Pause}
            label={t('models.pause')}
            side="left"
            onClick={() => void pauseModel(id)}
          />
        )}
        <IconButton
          small
          icon={Maximize2}
          label={t('models.backTo')}
          side="left"
          onClick={() => perform('models')}
        />
      </WorkRow>
    );
  });
}
