import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { closeDialog, useDialogs } from '../actions/dialogs.ts';
import { changeSettings, useApp, useDescription } from '../base/application.ts';
import { HelpButton } from '../help/HelpButton.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { FetchedModel } from './FetchedModel.tsx';
import { OwnFolder } from './OwnFolder.tsx';
import { ShippedModels } from './ShippedModels.tsx';
import { readShelf, useShelf } from './store.ts';
import './models.css';

/** The model shelf: every network, what of them is here, and what can be fetched. What is being fetched goes on while it is closed. */
export function ModelsSheet() {
  const { t } = useTranslation();
  const open = useDialogs((state) => state.open === 'models');
  const body = useRef<HTMLDivElement>(null);
  return (
    <Sheet
      open={open}
      title={t('models.title')}
      close={t('models.close')}
      onClose={closeDialog}
      className="dialog-framed models"
      first={body}
      tools={<HelpButton about={t('help.sheets.models')} page="models" />}
    >
      <Lead />
      <div ref={body} className="models-body" tabIndex={-1}>
        <Shelf />
      </div>
    </Sheet>
  );
}

/** What this is, where it runs, and whether anything may be connected to. */
function Lead() {
  const { t } = useTranslation();
  const device = useApp((state) => state.device);
  const { settings } = useDescription();
  return (
    <div className="models-lead">
      <p>{device ? t('models.lead', { device: device.label }) : t('models.leadEarly')}</p>
      <label className="models-offline">
        <input
          type="checkbox"
          checked={settings.offline}
          onChange={(event) => void changeSettings({ offline: event.target.checked })}
        />
        <span>
          {t('models.offline')}
          <small>{t('models.offlineMeans')}</small>
        </span>
      </label>
    </div>
  );
}

function Shelf() {
  const { t } = useTranslation();
  const shelf = useShelf((state) => state.shelf);
  useEffect(readShelf, []);
  if (!shelf) return null;
  return (
    <>
      <section aria-label={t('models.optional')}>
        <h3>{t('models.optional')}</h3>
        {shelf.models.map(
          (model) => model.download && <FetchedModel key={model.id} model={model} file={model.download} />,
        )}
      </section>
      <ShippedModels models={shelf.models.filter(({ download }) => !download)} />
      <OwnFolder shelf={shelf} />
    </>
  );
}
