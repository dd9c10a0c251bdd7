import { useTranslation } from 'react-i18next';
import { useHandTool } from '../view/hand/store.ts';

/** The options of the tool in hand. */
export function OptionsBar() {
  const { t } = useTranslation();
  const { id, icon: Icon, Options } = useHandTool();
  const name = t(`handTools.${id}`);
  return (
    <section className="options-bar" aria-label={t('handTools.options', { tool: name })}>
      <span className="options-tool">
        <Icon size={18} strokeWidth={1.75} aria-hidden />
        {!Options && name}
      </span>
      {Options && (
        <>
          <span className="bar-line" />
          <Options key={id} />
        </>
      )}
    </section>
  );
}
