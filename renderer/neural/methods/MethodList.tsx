import { useTranslation } from 'react-i18next';
import { Tip } from '../../ui/Tip.tsx';
import { methodIds } from './methods.ts';
import { tick, useMethods } from './store.ts';

/** The methods, each with a tick; what each does is said beside it. */
export function MethodList() {
  const { t } = useTranslation();
  const ticked = useMethods((state) => state.ticked);
  return (
    <fieldset className="methods-list">
      <legend>{t('compare.methods.methods')}</legend>
      {methodIds.map((id) => (
        <Tip key={id} side="right" text={t(`compare.methods.about.${id}`)}>
          <label>
            <input
              type="checkbox"
              checked={ticked.includes(id)}
              onChange={(event) => {
                tick(id, event.target.checked);
              }}
            />
            {t(`compare.methods.names.${id}`)}
          </label>
        </Tip>
      ))}
    </fieldset>
  );
}
