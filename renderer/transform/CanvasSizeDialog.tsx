import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { canvasSize } from '../picture/reframe/reframe.ts';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Tick } from '../ui/fields.tsx';
import { reframeIn } from '../workers/reframe-step.ts';
import { AnchorGrid } from './AnchorGrid.tsx';
import { SizeNumber } from './SizeNumber.tsx';
import { closeSizeDialog } from './store.ts';

/** More or less canvas around the picture, whose pixels stay as they are. */
export function CanvasSizeDialog({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const picture = presentOf(document);
  const [size, setSize] = useState({ width: picture.width, height: picture.height });
  const [relative, setRelative] = useState(false);
  const [anchor, setAnchor] = useState({ x: 0.5, y: 0.5 });

  const side = (name: 'width' | 'height') => (
    <SizeNumber
      label={t(`transform.${name}`)}
      value={relative ? size[name] - picture[name] : size[name]}
      unit="px"
      minimum={relative ? 1 - picture[name] : 1}
      onChange={(value) => {
        setSize({ ...size, [name]: Math.max(1, Math.round(relative ? picture[name] + value : value)) });
      }}
    />
  );

  const take = () => {
    closeSizeDialog();
    void reframeIn(document.id, 'canvas-size', (now) => canvasSize(now, size, anchor));
  };

  return (
    <Sheet
      open
      title={t('transform.canvasSize')}
      close={t('transform.close')}
      onClose={closeSizeDialog}
      className="transform-dialog"
    >
      <DialogForm
        onSubmit={take}
        submit={t('transform.apply')}
        cancel={t('transform.cancel')}
        onCancel={closeSizeDialog}
      >
        <div className="transform-form">
          <span className="transform-words">{t('transform.width')}</span>
          {side('width')}
          <span className="transform-words">{t('transform.height')}</span>
          {side('height')}
          <span />
          <Tick label={t('transform.relative')} checked={relative} onChange={setRelative} />
          <span className="transform-words">{t('transform.anchor')}</span>
          <AnchorGrid value={anchor} onChange={setAnchor} />
        </div>
        <p className="transform-note">
          {t('transform.sizes', {
            before: `${picture.width} × ${picture.height}`,
            after: `${size.width} × ${size.height}`,
          })}
        </p>
      </DialogForm>
    </Sheet>
  );
}
