import { AlignCenter, AlignLeft, AlignRight, Bold, Italic } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TextStyle } from '../../preload/contract/document.ts';
import { IconButton } from '../ui/Button.tsx';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import { ColourField } from '../view/colour/ColourField.tsx';
import { FontField } from './FontField.tsx';
import { changeLook } from './editing.ts';
import type { TextLook } from './store.ts';
import '../ui/bars.css';
import './text.css';

const alignments = { left: AlignLeft, center: AlignCenter, right: AlignRight } as const;

/** How a text looks, to change: of the one that is written, else of the one in hand, else of the next. */
export function TextFields({ style }: { readonly style: TextLook & Pick<TextStyle, 'colour'> }) {
  const { t } = useTranslation();
  return (
    <>
      <FontField font={style.font} />
      <label className="transform-field">
        <span aria-hidden>{t('text.size')}</span>
        <NumberEntry
          label={t('text.size')}
          value={Math.round(style.size * 100) / 100}
          unit="px"
          minimum={1}
          maximum={2000}
          step={1}
          scale="linear"
          onChange={(size) => {
            changeLook({ size });
          }}
        />
      </label>
      <span className="transform-group">
        <IconButton
          small
          icon={Bold}
          label={t('text.bold')}
          aria-pressed={style.bold}
          onClick={() => {
            changeLook({ bold: !style.bold });
          }}
        />
        <IconButton
          small
          icon={Italic}
          label={t('text.italic')}
          aria-pressed={style.italic}
          onClick={() => {
            changeLook({ italic: !style.italic });
          }}
        />
      </span>
      <span className="bar-line" />
      <span className="transform-group" role="group" aria-label={t('text.align')}>
        {(['left', 'center', 'right'] as const).map((align) => (
          <IconButton
            key={align}
            small
            icon={alignments[align]}
            label={t(`text.${align}`)}
            aria-pressed={style.align === align}
            onClick={() => {
              changeLook({ align });
            }}
          />
        ))}
      </span>
      <label className="transform-field">
        <span aria-hidden>{t('text.lineHeight')}</span>
        <NumberEntry
          label={t('text.lineHeight')}
          value={Math.round(style.lineHeight * 1000) / 1000}
          minimum={0.5}
          maximum={5}
          step={0.05}
          scale="linear"
          onChange={(lineHeight) => {
            changeLook({ lineHeight });
          }}
        />
      </label>
      <label className="transform-field">
        <span aria-hidden>{t('text.tracking')}</span>
        <NumberEntry
          label={t('text.tracking')}
          value={style.tracking ?? 0}
          minimum={-500}
          maximum={2000}
          step={10}
          scale="linear"
          onChange={(tracking) => {
            changeLook({ tracking });
          }}
        />
      </label>
      <span className="bar-line" />
      <ColourField
        label={t('text.colour')}
        colour={style.colour}
        onChange={(colour) => {
          changeLook({ colour });
        }}
      />
    </>
  );
}
