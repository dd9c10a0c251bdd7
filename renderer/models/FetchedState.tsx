import { CircleCheck, Download, FileCheck, Pause, Play, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComingModel, ShelfModel } from '../../preload/contract/index.ts';
import { useDescription } from '../base/application.ts';
import { bytesInWords } from '../base/bytes.ts';
import { duration } from '../neural/jobs/duration.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Question } from '../ui/Question.tsx';
import { bringModel, pauseModel, removeModel } from './commands.ts';
import { rateOf } from './pace.ts';
import { useShelf } from './store.ts';

interface FetchedStateProps {
  readonly model: ShelfModel;
  readonly file: NonNullable<ShelfModel['download']>;
  /** Whether the last try has failed. */
  readonly failed: boolean;
}

/** How a model stands that can be fetched, and what can be done. */
export function FetchedState({ model: { id, state }, file, failed }: FetchedStateProps) {
  const { t, i18n } = useTranslation();
  const { offline } = useDescription().settings;
  const name = t(`models.names.${id}`);
  const size = (bytes: number) => bytesInWords(bytes, i18n.language);
  const download = (words: string, icon = Download, look: 'filled' | 'accent' = 'accent') => (
    <Button
      look={look}
      icon={icon}
      disabled={offline}
      aria-label={`${words}: ${name}`}
      onClick={() => void bringModel('downloadModel', id)}
    >
      {words}
    </Button>
  );
  const notNow = offline && <p className="models-note models-offlineNow">{t('models.offlineNow')}</p>;
  switch (state.kind) {
    case 'ships':
      return null;
    case 'coming':
      return <Coming id={id} name={name} state={state} />;
    case 'kept':
      return (
        <div className="models-do">
          <p className="models-here">
            <CircleCheck size={16} aria-hidden />
            {t('models.isHere')}
          </p>
          <Delete id={id} name={name} />
        </div>
      );
    case 'broken':
      return (
        <div className="models-do">
          {download(t('models.downloadAgain'))}
          <Delete id={id} name={name} />
          {notNow}
        </div>
      );
    case 'by-hand':
      return (
        <div className="models-do">
          <p className="models-note">{t('models.found', { file: state.file })}</p>
          <Button look="accent" icon={FileCheck} onClick={() => void bringModel('takeModel', id)}>
            {t('models.use')}
          </Button>
          {download(t('models.download'), Download, 'filled')}
        </div>
      );
    case 'absent':
      if (state.part === 0)
        return (
          <div className="models-do">
            {download(t(failed ? 'models.tryAgain' : 'models.download'))}
            {notNow}
          </div>
        );
      return (
        <>
          <Progress label={t('models.progress', { name })} value={state.part / file.bytes} />
          <div className="models-do">
            <p className="models-note">
              {t('models.partThere', { there: size(state.part), all: size(file.bytes) })}
            </p>
            {download(t('models.resume'), Play)}
            <Button icon={Trash2} onClick={() => void removeModel(id)}>
              {t('models.discard')}
            </Button>
            {notNow}
          </div>
        </>
      );
  }
}

interface ComingProps {
  readonly id: string;
  readonly name: string;
  readonly state: ComingModel;
}

/** A model on its way: how far, how fast, from where. */
function Coming({ id, name, state: { stage, bytes, of, host } }: ComingProps) {
  const { t, i18n } = useTranslation();
  const rate = useShelf(({ paces }) => rateOf(paces[id] ?? []));
  const size = (amount: number) => bytesInWords(amount, i18n.language);
  const so = { there: size(bytes), all: size(of) };
  const facts = {
    downloading: [
      t('models.come', so),
      ...(rate === null
        ? []
        : [
            t('models.perSecond', { size: size(rate) }),
            t('models.left', { time: duration((of - bytes) / rate, i18n.language) }),
          ]),
      ...(host === null ? [] : [t('models.from', { host })]),
    ],
    checking: [t('models.checking', so)],
    keeping: [t('models.keeping')],
  };
  return (
    <>
      <Progress label={t('models.progress', { name })} value={stage === 'keeping' ? null : bytes / of} />
      <div className="models-do">
        <p className="models-note" role="status">
          {facts[stage].join(' · ')}
        </p>
        {stage === 'downloading' && (
          <Button look="filled" icon={Pause} onClick={() => void pauseModel(id)}>
            {t('models.pause')}
          </Button>
        )}
        {stage !== 'keeping' && (
          <Button
            icon={X}
            // A file that was put there by hand stays.
            onClick={() => void (host === null ? pauseModel(id) : removeModel(id))}
          >
            {t('models.cancel')}
          </Button>
        )}
      </div>
    </>
  );
}

function Delete({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        icon={Trash2}
        onClick={() => {
          setAsks(true);
        }}
      >
        {t('models.delete')}
      </Button>
      {asks && (
        <Question
          question={t('models.sureDelete', { name })}
          detail={t('models.deleteGoes')}
          yes={t('models.forGood')}
          onYes={() => void removeModel(id)}
          onEnd={() => {
            setAsks(false);
          }}
        />
      )}
    </>
  );
}
