import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureLayer } from '../picture/document.ts';
import { textOf } from '../picture/text.ts';
import { TextFields } from './TextFields.tsx';
import { isInstalled } from './missing-font.ts';

/** Of a layer that is a text: how it looks, and whether its font is here. */
export function LayerText({ layer, locked }: { readonly layer: PictureLayer; readonly locked: boolean }) {
  const { t } = useTranslation();
  const text = textOf(layer);
  const font = text?.font;
  const missing = useMemo(() => font !== undefined && !isInstalled(font), [font]);
  return (
    text && (
      <fieldset className="properties-part properties-text" disabled={locked}>
        <TextFields style={text} />
        {missing && (
          <p className="text-missing">
            {t('text.missing.font', { font })} · {t('text.missing.kept')}
          </p>
        )}
      </fieldset>
    )
  );
}
