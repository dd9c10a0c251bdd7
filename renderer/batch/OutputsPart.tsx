import { FolderOpen, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Existing } from '../../preload/contract/batch.ts';
import { useDescription } from '../base/application.ts';
import { Button } from '../ui/Button.tsx';
import { MiddleCut } from '../ui/MiddleCut.tsx';
import { Select } from '../ui/Select.tsx';
import { OutputCard } from './OutputCard.tsx';
import { WherePart } from './WherePart.tsx';
import { chooseOut } from './commands.ts';
import { addOutput, changeDraft, useDraft } from './draft.ts';
import { isFree, useBatch } from './store.ts';

/** Where the results go, which files are made of each picture, and what becomes of files that are there. */
export function OutputsPart() {
  const { t } = useTranslation();
  const { outputs, out, existing } = useDraft();
  const free = useBatch((state) => isFree(state.standing));
  // While it is worked on, where that goes counts, which may have been chosen before the last start.
  const begun = useBatch((state) => state.order?.out);
  const place = free ? out?.path : begun;
  const { surface } = useDescription();
  return (
    <section className="batch-part" aria-label={t('batchRoom.outputs.title')}>
      <header className="batch-head">
        <h3>{t('batchRoom.outputs.title')}</h3>
      </header>
      <div className="batch-scroll">
        {surface === 'desktop' && <WherePart />}
        <fieldset className="batch-results" disabled={!free}>
          {surface === 'desktop' && (
            <>
              <div className="batch-field">
                <span className="parameter-label">{t('batchRoom.outputs.folder')}</span>
                {place !== undefined && (
                  <p className="batch-out" title={place}>
                    <MiddleCut text={place} keep={20} />
                  </p>
                )}
                <Button look="filled" icon={FolderOpen} onClick={() => void chooseOut()}>
                  {t(out ? 'batchRoom.outputs.other' : 'batchRoom.outputs.choose')}
                </Button>
              </div>
              <div className="batch-field">
                <span className="parameter-label">{t('batchRoom.outputs.existing')}</span>
                <Select
                  label={t('batchRoom.outputs.existing')}
                  value={existing}
                  options={Existing.options.map((value) => ({
                    value,
                    label: t(`batchRoom.outputs.existings.${value}`),
                  }))}
                  onChange={(next) => {
                    changeDraft({ existing: Existing.parse(next) });
                  }}
                />
              </div>
            </>
          )}
          <ol className="batch-steps" aria-label={t('batchRoom.outputs.files')}>
            {outputs.map((output, at) => (
              <OutputCard key={at} output={output} at={at} alone={outputs.length === 1} />
            ))}
          </ol>
          <Button look="filled" icon={Plus} className="batch-add" onClick={addOutput}>
            {t('batchRoom.outputs.add')}
          </Button>
        </fieldset>
      </div>
    </section>
  );
}
