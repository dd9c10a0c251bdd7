import { Gauge, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ShelfModel } from '../../preload/contract/index.ts';
import { bytesInWords } from '../base/bytes.ts';
import { failureWords } from '../base/notices.ts';
import { Button } from '../ui/Button.tsx';
import { Origin } from './Origin.tsx';
import { Speed } from './Speed.tsx';
import { measureModels, stopMeasuring } from './commands.ts';
import { kinds, kindsInOrder, type Kind } from './kinds.ts';
import { useShelf } from './store.ts';

/** The networks that ship, by what they are for. */
export function ShippedModels({ models }: { readonly models: readonly ShelfModel[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('models.shipped')}>
      <header className="models-shipped">
        <h3>{t('models.shipped')}</h3>
        <MeasureAll models={models} />
      </header>
      <table className="models-table">
        <thead>
          <tr>
            {(['name', 'size', 'licence', 'origin', 'speed'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`models.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {kindsInOrder.map((kind) => (
          <KindRows key={kind} kind={kind} models={models} />
        ))}
      </table>
    </section>
  );
}

function MeasureAll({ models }: { readonly models: readonly ShelfModel[] }) {
  const { t } = useTranslation();
  const waiting = useShelf(({ toMeasure }) => toMeasure.length);
  const left = models.filter(({ speed, state }) => !speed && state.kind === 'ships').map(({ id }) => id);
  if (waiting > 1) return <Button onClick={stopMeasuring}>{t('models.stopMeasuring')}</Button>;
  return (
    <Button icon={Gauge} disabled={left.length === 0} onClick={() => void measureModels(left)}>
      {t('models.measureAll')}
    </Button>
  );
}

function KindRows({ kind, models }: { readonly kind: Kind; readonly models: readonly ShelfModel[] }) {
  const { t } = useTranslation();
  return (
    <tbody>
      <tr className="models-kind">
        <th colSpan={5} scope="rowgroup">
          {t(`models.kinds.${kind}`)}
        </th>
      </tr>
      {kinds[kind].map((id) => {
        const model = models.find((one) => one.id === id);
        return model && <ModelRow key={id} model={model} />;
      })}
    </tbody>
  );
}

function ModelRow({ model }: { readonly model: ShelfModel }) {
  const { t, i18n } = useTranslation();
  const { id, bytes, licence, state } = model;
  return (
    <tr>
      <th scope="row">
        {t(`models.names.${id}`)}
        <small>{t(`models.purposes.${id}`)}</small>
        {state.kind === 'broken' && (
          <span className="models-harm" role="alert">
            <TriangleAlert size={14} aria-hidden />
            <span>{failureWords(state.error).detail}</span>
          </span>
        )}
      </th>
      <td>{bytesInWords(bytes, i18n.language)}</td>
      <td>{licence}</td>
      <td>
        <Origin model={model} />
      </td>
      <td>{state.kind === 'ships' && <Speed model={model} />}</td>
    </tr>
  );
}
