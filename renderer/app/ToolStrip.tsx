import { Hand, Maximize, SquareSplitHorizontal, ZoomIn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../actions/ActionButton.tsx';
import { perform } from '../actions/table.ts';
import { useCanvas } from '../canvas/store.ts';
import { useCompare } from '../compare/store.ts';

/** The tools for hand and eye. */
export function ToolStrip() {
  const { t } = useTranslation();
  const hand = useCanvas((state) => state.hand);
  const split = useCompare((state) => state.split);
  return (
    <div className="tool-strip" role="toolbar" aria-orientation="vertical" aria-label={t('handTools.title')}>
      <ActionButton
        id="hand"
        icon={Hand}
        side="right"
        pressed={hand === 'hand'}
        onDoubleClick={() => {
          perform('fit');
        }}
      />
      <ActionButton
        id="zoom-tool"
        icon={ZoomIn}
        side="right"
        pressed={hand === 'zoom'}
        onDoubleClick={() => {
          perform('actual-size');
        }}
      />
      <span className="bar-line" />
      <ActionButton id="compare" icon={SquareSplitHorizontal} side="right" pressed={split} />
      <ActionButton id="fit" icon={Maximize} side="right" />
    </div>
  );
}
