import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { activeDocument, useActiveDocument } from '../picture/store.ts';
import { IconButton } from '../ui/Button.tsx';
import { Tick } from '../ui/fields.tsx';
import { edges } from './align.ts';
import type { Edge } from './align.ts';
import { alignLayers, distributeLayers } from './arrange.ts';
import { useTransformOptions } from './store.ts';
import '../ui/bars.css';

// Lucide names these by the line that things are put against.
const icons: Readonly<Record<Edge, LucideIcon>> = {
  left: AlignStartVertical,
  centre: AlignCenterVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  middle: AlignCenterHorizontal,
  bottom: AlignEndHorizontal,
};

export function MoveBar() {
  const { t } = useTranslation();
  const autoSelect = useTransformOptions((state) => state.autoSelect);
  const count = useActiveDocument()?.selected.length ?? 0;
  const withDocument = (act: (document: NonNullable<ReturnType<typeof activeDocument>>) => void) => () => {
    const document = activeDocument();
    if (document) act(document);
  };
  return (
    <div className="transform-bar">
      <Tick
        label={t('transform.autoSelect')}
        checked={autoSelect}
        onChange={(next) => {
          useTransformOptions.setState({ autoSelect: next });
        }}
      />
      <span className="bar-line" />
      <span className="transform-group" role="group" aria-label={t('transform.align')}>
        {edges.map((edge) => (
          <IconButton
            key={edge}
            small
            icon={icons[edge]}
            label={t(`transform.align-${edge}`)}
            disabled={count === 0}
            onClick={withDocument((document) => {
              alignLayers(document, edge);
            })}
          />
        ))}
      </span>
      <span className="bar-line" />
      <span className="transform-group" role="group" aria-label={t('transform.distribute')}>
        <IconButton
          small
          icon={AlignHorizontalDistributeCenter}
          label={t('transform.distribute-horizontal')}
          disabled={count < 3}
          onClick={withDocument((document) => {
            distributeLayers(document, 'horizontal');
          })}
        />
        <IconButton
          small
          icon={AlignVerticalDistributeCenter}
          label={t('transform.distribute-vertical')}
          disabled={count < 3}
          onClick={withDocument((document) => {
            distributeLayers(document, 'vertical');
          })}
        />
      </span>
    </div>
  );
}
