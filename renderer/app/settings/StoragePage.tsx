import { Eraser, FolderOpen, FolderSync, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stored } from '../../../preload/contract/index.ts';
import { useDescription } from '../../base/application.ts';
import { bytesInWords } from '../../base/bytes.ts';
import { Button } from '../../ui/Button.tsx';
import { Setting } from './Setting.tsx';
import { clearStored, lookUpStored, moveCache, showFolder, useStored } from './stored.ts';

/** What lies in the folder of stored pixels; the rest is in the data folder. */
const inCache = ['working', 'recovery', 'learning'];

/** Where things lie, how much that is, and what of it can go. */
export function StoragePage() {
  const { t } = useTranslation();
  const stored = useStored((state) => state.stored);
  useEffect(() => void lookUpStored(), []);
  if (!stored) return <p className="settings-note">{t('settings.storage.looking')}</p>;
  return (
    <>
      <Place stored={stored} folder="data" />
      <Place stored={stored} folder="cache" />
    </>
  );
}

interface PlaceProps {
  readonly stored: Stored;
  readonly folder: 'data' | 'cache';
}

function Place({ stored, folder }: PlaceProps) {
  const { t } = useTranslation();
  const { surface, cacheTrouble: trouble } = useDescription();
  const desktop = surface === 'desktop';
  const ofCache = folder === 'cache';
  return (
    <Setting title={t(`settings.storage.${folder}`)} about={t(`settings.storage.about.${folder}`)}>
      <p className="storage-path selectable">{stored[folder]}</p>
      {ofCache && stored.nextCache !== stored.cache && (
        <p className="storage-next" role="status">
          {trouble?.folder === stored.nextCache
            ? t('settings.trouble.cache', trouble)
            : t('settings.storage.next', { folder: stored.nextCache })}
        </p>
      )}
      <Amounts
        stored={stored}
        // What a browser keeps to be quick is its own.
        within={(part) => inCache.includes(part) === ofCache && (desktop || part !== 'window')}
      />
      <div className="storage-buttons">
        {desktop && (
          <Button look="filled" icon={FolderOpen} onClick={() => void showFolder(folder)}>
            {t('settings.storage.open')}
          </Button>
        )}
        {desktop && ofCache && (
          <Button look="filled" icon={FolderSync} onClick={() => void moveCache('chosen')}>
            {t('settings.storage.move')}
          </Button>
        )}
        {desktop && ofCache && !stored.standardCache && (
          <Button look="filled" icon={Undo2} onClick={() => void moveCache('standard')}>
            {t('settings.storage.standard')}
          </Button>
        )}
        {desktop && !ofCache && <ClearWindow />}
      </div>
    </Setting>
  );
}

/** What the window keeps to be quick comes again by itself: nobody need be asked. */
function ClearWindow() {
  const { t } = useTranslation();
  const [clearing, setClearing] = useState(false);
  return (
    <Button
      look="filled"
      icon={Eraser}
      disabled={clearing}
      onClick={() => {
        setClearing(true);
        void clearStored(['window']).finally(() => {
          setClearing(false);
        });
      }}
    >
      {t('settings.storage.clear')}
    </Button>
  );
}

interface AmountsProps {
  readonly stored: Stored;
  readonly within: (part: string) => boolean;
}

/** How much there is of each part, and of all together. */
function Amounts({ stored, within }: AmountsProps) {
  const { t, i18n } = useTranslation();
  const parts = stored.parts.filter(({ part }) => within(part));
  const words = (bytes: number) => bytesInWords(bytes, i18n.language);
  return (
    <table className="storage-amounts">
      <tbody>
        {parts.map(({ part, bytes }) => (
          <tr key={part}>
            <th scope="row">{t(`settings.parts.${part}.title`)}</th>
            <td>{words(bytes)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('settings.storage.together')}</th>
          <td>{words(parts.reduce((sum, { bytes }) => sum + bytes, 0))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
