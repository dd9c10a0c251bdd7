import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ShelfModel } from '../../preload/contract/index.ts';
import { bytesInWords } from '../base/bytes.ts';
import { failureWords } from '../base/notices.ts';
import { Fold } from '../ui/Fold.tsx';
import { FetchedState } from './FetchedState.tsx';
import { Origin } from './Origin.tsx';
import { Speed } from './Speed.tsx';
import { useShelf } from './store.ts';

interface FetchedModelProps {
  readonly model: ShelfModel;
  readonly file: NonNullable<ShelfModel['download']>;
}

/** A model that can be fetched: what it is for, how it stands, and what can be done. */
export function FetchedModel({ model, file }: FetchedModelProps) {
  const { t, i18n } = useTranslation();
  const { id, bytes, licence, state } = model;
  const failure = useShelf(({ failures }) => failures[id]) ?? (state.kind === 'broken' ? state.error : null);
  const name = t(`models.names.${id}`);
  const size = (of: number) => bytesInWords(of, i18n.language);
  const words = failure && failureWords(failure);
  return (
    <article className="models-fetched" aria-label={name}>
      <h4>{name}</h4>
      <p>{t(`models.purposes.${id}`)}</p>
      <p className="models-facts">
        <span>{t('models.sizes', { download: size(file.bytes), kept: size(bytes) })}</span>
        <span>{licence}</span>
        <Origin model={model} />
        {state.kind === 'kept' && <Speed model={model} />}
      </p>
      {words && state.kind !== 'coming' && (
        <div className="models-harm" role="alert">
          <TriangleAlert size={14} aria-hidden />
          <span>
            <strong>{words.title}</strong>
            {words.detail}
          </span>
        </div>
      )}
      <FetchedState model={model} file={file} failed={words !== null} />
      {state.kind !== 'kept' && (
        <Fold title={t('models.byHand')}>
          <div className="models-byHand selectable">
            <p>{t('models.byHandHow', { file: file.file })}</p>
            <ul>
              {file.mirrors.map((mirror) => (
                <li key={mirror}>{mirror}</li>
              ))}
            </ul>
            <p>SHA-256 {file.sha256}</p>
          </div>
        </Fold>
      )}
    </article>
  );
}
