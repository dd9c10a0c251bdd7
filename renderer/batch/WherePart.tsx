import { FolderOpen, PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../base/notices.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { choosePaths, lookForWorkers } from './commands.ts';
import { isFree, useBatch } from './store.ts';
import { changeWorkers, isLacking, settleAddress, typeAddress, useWorkers } from './workers.ts';

/** Who works on the pictures: this computer, or workers at a queue, and where these are. */
export function WherePart() {
  const { t } = useTranslation();
  const { where, queue, files, password, looking } = useWorkers();
  // Before it goes on it may be others who do.
  const free = useBatch(({ standing }) => isFree(standing) || standing.phase === 'paused');
  const lacking = isLacking({ where, queue, files });
  return (
    <fieldset className="batch-where" aria-label={t('batchRoom.where.label')} disabled={!free}>
      <div className="batch-field">
        <span className="parameter-label">{t('batchRoom.where.label')}</span>
        <Segmented
          label={t('batchRoom.where.label')}
          value={where}
          options={(['here', 'workers'] as const).map((value) => ({
            value,
            label: t(`batchRoom.where.${value}`),
            about: t(`batchRoom.where.about.${value}`),
          }))}
          onChange={(next) => {
            changeWorkers({ where: next });
          }}
        />
      </div>
      {where === 'workers' && (
        <>
          <label className="batch-field">
            <span className="parameter-label">{t('batchRoom.where.queue')}</span>
            <input
              type="text"
              className="text-entry batch-input"
              placeholder="redis://host:6379"
              spellCheck={false}
              value={queue}
              onChange={(event) => {
                typeAddress(event.target.value);
              }}
              onBlur={settleAddress}
            />
          </label>
          <label className="batch-field">
            <span className="parameter-label">{t('batchRoom.where.password')}</span>
            <input
              type="password"
              className="text-entry batch-input"
              placeholder={t('batchRoom.where.forNow')}
              autoComplete="off"
              value={password}
              onChange={(event) => {
                changeWorkers({ password: event.target.value });
              }}
            />
          </label>
          <div className="batch-field">
            <span className="parameter-label">{t('batchRoom.where.files')}</span>
            <div className="batch-given">
              <input
                type="text"
                className="text-entry batch-input"
                aria-label={t('batchRoom.where.files')}
                placeholder={t('batchRoom.where.filesAs')}
                spellCheck={false}
                value={files}
                onChange={(event) => {
                  changeWorkers({ files: event.target.value });
                }}
              />
              <IconButton
                small
                icon={FolderOpen}
                label={t('batchRoom.where.choose')}
                side="left"
                onClick={() =>
                  void choosePaths('folder', ([path]) => {
                    if (path !== undefined) changeWorkers({ files: path });
                  })
                }
              />
            </div>
          </div>
          <div className="batch-field">
            <Button
              look="filled"
              icon={PlugZap}
              disabled={lacking || looking}
              onClick={() => void lookForWorkers()}
            >
              {t(looking ? 'batchRoom.where.looking' : 'batchRoom.where.look')}
            </Button>
            <Found />
          </div>
        </>
      )}
    </fieldset>
  );
}

/** Who is there, or why that can't be told. */
function Found() {
  const { t } = useTranslation();
  const found = useWorkers((state) => state.found);
  if (!found) return null;
  if ('code' in found)
    return (
      <p className="batch-example batch-why" role="status">
        {failureWords(found).detail}
      </p>
    );
  const { count, others } = found;
  return (
    <p className="batch-example" role="status">
      {count > 0 ? t('batchRoom.where.there', { count }) : t('batchRoom.where.nobody')}
      {others.map(({ version, count: waiting }) => (
        <span key={version}> {t('batchRoom.where.others', { version, count: waiting })}</span>
      ))}
    </p>
  );
}
