import { CornerLeftDown, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionIcon } from '../actions/ActionIcon.tsx';
import { presentOf } from '../picture/document.ts';
import type { OpenDocument } from '../picture/document.ts';
import { isLocked, layerInHand } from '../picture/tree.ts';
import { useLiveEdit } from '../picture/use-live-edit.ts';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import { Slider } from '../ui/Slider.tsx';
import { Tip } from '../ui/Tip.tsx';
import { BlendSelect } from './BlendSelect.tsx';
import { withOpacity } from './commands.ts';

const scale = { minimum: 0, maximum: 100, step: 1, scale: 'linear' as const };

/** How the layers in hand lie over what is below them. */
export function LayerHeader({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation();
  const picture = presentOf(document);
  const layer = layerInHand(document);
  const { draft, change, hold } = useLiveEdit<number>(
    'opacity',
    `opacity ${document.selected.join()}`,
    (before, percent) => withOpacity(before, document.selected, percent / 100),
  );
  const percent = draft ?? Math.round((layer?.opacity ?? 1) * 100);
  const slider = { ...scale, label: t('layers.opacity'), unit: '%', value: percent, onChange: change };
  const fixed = !layer || isLocked(picture.layers, layer.id);
  return (
    <div className="layers-head">
      <fieldset className="layers-look" disabled={fixed}>
        <BlendSelect
          id={document.id}
          selected={document.selected}
          value={layer?.blend ?? 'normal'}
          isGroup={layer?.kind === 'group'}
          disabled={fixed}
        />
        <Tip text={t('layers.opacity')}>
          <div className="layers-opacity" {...hold}>
            <Slider {...slider} preset={100} />
            <NumberEntry {...slider} />
          </div>
        </Tip>
        <ActionIcon id="clip-layer" icon={CornerLeftDown} />
      </fieldset>
      <ActionIcon id="lock-layer" icon={Lock} />
    </div>
  );
}
